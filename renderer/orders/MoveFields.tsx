import { ChoiceField, EmptyRegion, NumberField } from '#ui';
import { HubRegion, quantityProblem } from '#work';
import { MoveCard } from './MoveCard.tsx';
import { optionLabel } from './move-words.ts';
import type { useMoveChoice } from './use-move-choice.ts';

/** Which pieces of which line shall come from where, and what that means. */
export function MoveFields({ choice }: { choice: ReturnType<typeof useMoveChoice> }) {
  const { open, line, typed, option, answer } = choice;
  const told = answer.data;
  if (open.length === 0)
    return <EmptyRegion>All of it has left: nothing can be served from elsewhere.</EmptyRegion>;
  return (
    <>
      <ChoiceField
        label="Line"
        value={line}
        onChange={choice.setLine}
        choices={open.map((one) => ({
          value: String(one.line),
          label: `${one.line}, ${one.sku}, ${one.description}`,
        }))}
      />
      {/* Outside of what the hub answers anew for each figure: whoever types keeps the keyboard. */}
      <NumberField
        label="Quantity"
        value={typed ?? (told === undefined ? '' : String(told.quantity))}
        onChange={choice.setTyped}
        refusal={typed === null ? undefined : quantityProblem(typed)}
        hint={told === undefined ? '' : `${told.waiting} wait, ${told.open} have not left`}
      />
      <HubRegion answer={answer}>
        {(options) => (
          <>
            {options.options.length === 0 ? (
              <EmptyRegion>
                No other site of this company has any free, and nothing that comes is unpromised.
              </EmptyRegion>
            ) : (
              <ChoiceField
                label="Serve from"
                value={option?.key ?? ''}
                onChange={choice.setChosen}
                choices={options.options.map((one) => ({
                  value: one.key,
                  label: optionLabel(one, options.unit),
                }))}
              />
            )}
            {option === undefined ? null : <MoveCard told={options} option={option} />}
          </>
        )}
      </HubRegion>
    </>
  );
}
