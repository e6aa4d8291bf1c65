import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { usePage } from '../../shell/page';
import { offsetName, zones } from '../../time/zones';
import type { Ties } from '../Field';

const SHOWN = 60;

/** `new york`, `New_York`, `+02:00`: what people type for a zone. */
export function matchZones(all: readonly string[], typed: string, at: number): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_').replaceAll('-', '−');
  const plain = wanted.replaceAll('−', '-');
  return all.filter(
    (zone) => zone.toLowerCase().includes(plain) || offsetName(at, zone).toLowerCase().includes(wanted),
  );
}

interface Props {
  ties: Ties;
  zone: string;
  /** When the offsets are told for: the start, where it is known. */
  at: number | undefined;
  choose: (zone: string) => void;
}

/** A select with a search: the combobox pattern of the ARIA authoring practices. */
export function ZonePicker({ ties, zone, at, choose }: Props): JSX.Element {
  const { clock, say, t } = usePage();
  const moment = at ?? clock.now();
  const all = useMemo(() => zones(say.zone, zone), [say.zone, zone]);
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const open = typed !== undefined;
  const found = useMemo(() => (open ? matchZones(all, typed, moment).slice(0, SHOWN) : []), [open, all, typed, moment]);
  const listId = `${ties.id}-list`;
  const optionId = (index: number): string => `${ties.id}-option-${index}`;

  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, open]);

  const close = (): void => setTyped(undefined);
  const take = (name: string | undefined): void => {
    if (name !== undefined) {
      choose(name);
    }
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) {
        setTyped('');
        setActive(0);
      } else {
        setActive((index) => Math.max(0, Math.min(found.length - 1, index + (event.key === 'ArrowDown' ? 1 : -1))));
      }
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      close();
    }
  };

  return (
    <div class="es-zone">
      <input
        {...ties}
        role="combobox"
        class="jenkins-input"
        autoComplete="off"
        spellcheck={false}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found.length > 0 ? optionId(active) : undefined}
        value={typed ?? `${zone} (${offsetName(moment, zone)})`}
        onFocus={(focus) => focus.currentTarget.select()}
        onClick={() => {
          if (!open) {
            setTyped('');
            setActive(0);
          }
        }}
        onInput={(input) => {
          setTyped(input.currentTarget.value);
          setActive(0);
        }}
        onBlur={() => {
          close();
          ties.onBlur();
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" class="es-zone__list" hidden={!open} aria-label={t('field.zone')} ref={list}>
        {found.map((name, index) => (
          // Keys go to the input: the options are only ever pointed at.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={name}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            class="es-zone__option"
            onMouseDown={(press) => press.preventDefault()}
            onClick={() => take(name)}
          >
            <span>{name.replaceAll('_', ' ')}</span>
            <span class="es-muted">
              {name === say.zone && `${t('form.yourZone')} · `}
              {offsetName(moment, name)}
            </span>
          </div>
        ))}
        {open && found.length === 0 && (
          <div role="option" aria-selected="false" aria-disabled="true" class="es-zone__option es-muted">
            {t('form.noZone')}
          </div>
        )}
      </div>
    </div>
  );
}
