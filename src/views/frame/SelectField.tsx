type Props = { label: string; value: string; options: readonly (string | number)[]; none?: string; onChange(value: string): void };

/** One of several, chosen from a list. @param none what the choice of none is called, whose value is empty */
export function SelectField({ label, value, options, none, onChange }: Props) {
  return (
    <label>
      {label}
      <select className="field" value={value} onChange={({ target }) => onChange(target.value)}>
        {none && <option value="">{none}</option>}
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}
