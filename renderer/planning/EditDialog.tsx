import { useState } from 'react';
import type { PlanDetail, PlanEdit, PlanLineDetail, PlanLineView } from '#shared/protocol';
import { UNIT_WORDS } from '#shared/vocabulary';
import { useAnswer } from '#live';
import { Dialog, goTo, LoadingRegion, Note, NumberField, places, TextField } from '#ui';
import { refusalText, useAct, useRight } from '#work';
import { editsWith, readWhole, type EditForm } from './edit-form.ts';

interface EditDialogProps {
  detail: PlanDetail;
  line: string;
  onClose: () => void;
}

/** Other inputs for a line: asks for the plan again with them, and shows old beside new there. */
export function EditDialog({ detail, line, onClose }: EditDialogProps) {
  const found = detail.lines.find(({ key }) => key === line);
  const answer = useAnswer('plan.line', { plan: detail.key, line }, detail.row.version);
  if (found === undefined) return null;
  if (answer.data === undefined) return <LoadingRegion />;
  return <EditFields detail={detail} line={found} told={answer.data} onClose={onClose} />;
}

function EditFields({
  detail,
  line,
  told,
  onClose,
}: {
  detail: PlanDetail;
  line: PlanLineView;
  told: PlanLineDetail;
  onClose: () => void;
}) {
  const { inputs } = told;
  const [form, setForm] = useState<EditForm>({
    need: String(inputs.needQuantity),
    protect: String(inputs.protectQuantity),
    trucks: String(inputs.trucks),
    service: String(inputs.serviceLevelBasisPoints / 100),
    staleReason: '',
  });
  const { isBusy, refusal, send } = useAct();
  const right = useRight('plan.rebalance');
  const stale = told.rejected.filter((source) => source.stale);
  const edits: PlanEdit[] | null = editsWith(detail.edits, form, line, told);
  const set = (name: keyof EditForm) => (value: string) => setForm({ ...form, [name]: value });
  const problem = (name: 'need' | 'protect' | 'trucks') =>
    readWhole(form[name]) === null ? 'A whole number, 0 or more.' : undefined;
  const onSend = async () => {
    const done = await send(
      'plan.rebalance',
      { exceptions: [], items: [], network: false, basedOn: detail.key, edits: edits ?? [] },
      { done: ({ objects }) => `Solving again, ${objects[0]}`, isInPlace: true },
    );
    if (done === null) return;
    onClose();
    if (done.objects[0] !== undefined) goTo(places.plan(done.objects[0]));
  };
  const unit = UNIT_WORDS[line.unit];
  return (
    <Dialog
      title={`Change inputs of ${detail.key} and solve again`}
      verb="Solve again"
      onSend={() => void onSend()}
      onClose={onClose}
      isBusy={isBusy}
      unavailable={
        right ?? (edits === null ? 'Nothing is changed, or a value is unreadable' : undefined)
      }
      refusal={refusal === null ? undefined : refusalText(refusal)}
    >
      <NumberField
        label={`Wanted at ${line.toCode}`}
        value={form.need}
        onChange={set('need')}
        unit={unit}
        refusal={problem('need')}
        hasFocus
      />
      <NumberField
        label={`Protected at ${line.fromCode}`}
        value={form.protect}
        onChange={set('protect')}
        unit={unit}
        hint="What stays there whatever the plan does."
        refusal={problem('protect')}
      />
      <NumberField
        label={`Trucks on ${line.laneId}`}
        value={form.trucks}
        onChange={set('trucks')}
        refusal={problem('trucks')}
      />
      <NumberField
        label={`Service level of class ${inputs.abcClass}`}
        value={form.service}
        onChange={set('service')}
        unit="%"
        hint="50 to 99.99; counts for all items of the class."
      />
      {stale.length === 0 ? null : (
        <TextField
          label={`Use the stale stock of ${stale.map(({ siteCode }) => siteCode).join(', ')}: why`}
          value={form.staleReason}
          onChange={set('staleReason')}
          hint="Its warehouse is silent, so nobody knows what is there; without a reason it stays unused."
        />
      )}
      <Note>The plan as it is stays; the new one stands beside it.</Note>
    </Dialog>
  );
}
