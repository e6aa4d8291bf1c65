import type { JSX } from 'preact';
import type { ParameterSpec } from '../../api/places';
import type { Value } from '../../api/words';
import { usePage } from '../../shell/page';
import { Field } from '../Field';
import { useFields } from '../fields';
import { parameterPointer } from '../pointer';
import { Derived } from './Derived';
import { parameterHelp } from './help';
import { ChoiceInput, ListChoices } from './inputs/ChoiceInput';
import { JsonArea } from './inputs/JsonArea';
import { ListRows } from './inputs/ListRows';
import { SwitchInput } from './inputs/SwitchInput';
import { TextInput } from './inputs/TextInput';
import type { InputProps } from './inputs/props';

/** How few allowed values are all shown at once. */
const FEW = 4;

type Kind = 'text' | 'choice' | 'radios' | 'switch' | 'rows' | 'boxes' | 'json';

/** The input that fits a parameter. */
export function kindOf({ type, noEcho, constraints: { allowedValues } }: ParameterSpec): Kind {
  if (noEcho) {
    return 'text';
  }
  switch (type) {
    case 'boolean':
      return 'switch';
    case 'string_list':
      return allowedValues.length > 0 ? 'boxes' : 'rows';
    case 'string_map':
    case 'map_list':
      return 'json';
    default:
      return allowedValues.length === 0 ? 'text' : allowedValues.length <= FEW ? 'radios' : 'choice';
  }
}

const INPUT: Record<Kind, (props: InputProps) => JSX.Element> = {
  text: TextInput,
  choice: ChoiceInput,
  radios: ChoiceInput,
  switch: SwitchInput,
  rows: ListRows,
  boxes: ListChoices,
  json: JsonArea,
};

const GROUPS: readonly Kind[] = ['radios', 'rows', 'boxes', 'switch'];

export function ParameterField({ spec }: { spec: ParameterSpec }): JSX.Element {
  const { env, t } = usePage();
  const { typed, change } = useFields();
  if (spec.filledFrom !== null) {
    return <Derived spec={spec} />;
  }
  const kind = kindOf(spec);
  const Input = INPUT[kind];
  const set = (value: Value): void => change({ parameters: { ...typed.parameters, [spec.name]: value } });
  return (
    <Field
      pointer={parameterPointer(spec.name)}
      label={spec.label || spec.name}
      help={parameterHelp(spec, env.secrets, t)}
      required={spec.required}
      as={GROUPS.includes(kind) ? 'group' : 'field'}
    >
      {(ties) => (
        <Input spec={spec} ties={ties} value={typed.parameters[spec.name]} set={set} radios={kind === 'radios'} />
      )}
    </Field>
  );
}
