/** What a target's author wrote, for reading: a title where the text begins with a heading, and the rest. */
export interface Prose {
  title: string | undefined;
  text: string;
}

const HEADING = /^#{1,6}\s+/;
/** A mark counts only around text, so that `2 * 3 * 4` and `snake_case` stay as they are. */
const EMPHASIS = /(\*\*|__|\*|`)(?=\S)([^*`]*?\S)\1/g;

/** What begins a line of its own. Every other line was broken for its author's editor, and goes on where it is read. */
const OWN_LINE = /^\s*(#{1,6}\s|[-*+]\s|\d+[.)]\s|\||$)/;

function unbroken(lines: string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const before = whole.at(-1) ?? '';
    if (before.trim() === '' || HEADING.test(before) || OWN_LINE.test(line)) {
      whole.push(line);
    } else {
      whole[whole.length - 1] = `${before} ${line.trim()}`;
    }
  }
  return whole;
}

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
    text: unbroken(titled ? rest : lines)
      .map(withoutMarks)
      .join('\n')
      .trim(),
  };
}
