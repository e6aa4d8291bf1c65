/** What a target's author wrote, for reading: a title where the text begins with a heading, and the rest. */
export interface Prose {
  title: string | undefined;
  text: string;
}

const HEADING = /^#{1,6}\s+/;
/** A mark counts only around text, so that `2 * 3 * 4` and `snake_case` stay as they are. */
const EMPHASIS = /(\*\*|__|\*|`)(?=\S)([^*`]*?\S)\1/g;

function withoutMarks(line: string): string {
  return line.replace(HEADING, '').replaceAll(EMPHASIS, '$2');
}

/** Markdown as plain text: its marks are for those who write, and nothing of it is ever taken for HTML. */
export function prose(markdown: string): Prose {
  const lines = markdown.trim().split(/\r?\n/);
  const [first = '', ...rest] = lines;
  const titled = HEADING.test(first);
  return {
    title: titled ? withoutMarks(first) : undefined,
    text: (titled ? rest : lines).map(withoutMarks).join('\n').trim(),
  };
}
