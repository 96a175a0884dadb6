import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './field.module.css';

interface FieldProps {
  label: string;
  /** What is expected, or what the value leads to. */
  hint?: ReactNode;
  /** Why the value is refused; said at the field it is about. */
  refusal?: string | undefined;
  children: (ids: { id: string; 'aria-describedby': string; 'aria-invalid'?: true }) => ReactNode;
}

/** A labelled control with its hint and its refusal. */
export function Field({ label, hint, refusal, children }: FieldProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-describedby': `${id}-hint`,
        ...(refusal === undefined ? {} : { 'aria-invalid': true }),
      })}
      <div
        id={`${id}-hint`}
        className={styles['hint']}
        data-refused={refusal !== undefined || undefined}
      >
        {refusal ?? hint}
      </div>
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  isLong?: boolean;
  placeholder?: string;
  /** Takes the keyboard when the dialog or editor opens. */
  hasFocus?: boolean;
}

/** Words: a reason, a comment, a name. */
export function TextField({
  value,
  onChange,
  isLong,
  placeholder,
  hasFocus,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      {(ids) =>
        isLong ? (
          <textarea
            {...ids}
            className={styles['input']}
            rows={3}
            value={value}
            placeholder={placeholder}
            autoFocus={hasFocus}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <input
            {...ids}
            className={styles['input']}
            value={value}
            placeholder={placeholder}
            autoFocus={hasFocus}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

interface NumberFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  unit?: string;
  hasFocus?: boolean;
}

/** A whole number, kept as typed until it is sent: a half-typed figure is not yet wrong. */
export function NumberField({ value, onChange, unit, hasFocus, ...field }: NumberFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(value);
  // A figure that came from elsewhere while the keyboard is here is as replaceable as one that was met on entering.
  useLayoutEffect(() => {
    if (value !== typed.current && document.activeElement === input.current)
      input.current?.select();
    typed.current = value;
  }, [value]);
  return (
    <Field {...field}>
      {(ids) => (
        <span className={styles['measured']}>
          <input
            {...ids}
            ref={input}
            className={styles['number']}
            inputMode="numeric"
            value={value}
            autoFocus={hasFocus}
            // The next figure typed takes the place of this one, as in a sheet.
            onFocus={(event) => event.target.select()}
            onChange={(event) => {
              typed.current = event.target.value;
              onChange(event.target.value);
            }}
          />
          {unit === undefined ? null : <span>{unit}</span>}
        </span>
      )}
    </Field>
  );
}

interface ChoiceFieldProps extends Omit<FieldProps, 'children'> {
  value: string;
  onChange: (value: string) => void;
  choices: readonly { value: string; label: string }[];
  hasFocus?: boolean;
}

/** One of few. */
export function ChoiceField({ value, onChange, choices, hasFocus, ...field }: ChoiceFieldProps) {
  return (
    <Field {...field}>
      {(ids) => (
        <select
          {...ids}
          className={styles['input']}
          value={value}
          autoFocus={hasFocus}
          onChange={(event) => onChange(event.target.value)}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
