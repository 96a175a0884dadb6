import { Download, Plus, X } from 'lucide-react';
import type { GalleryGroup } from '../gallery-group.ts';
import { Button, IconButton } from './Button.tsx';
import { Chip } from './Chip.tsx';
import { ChoiceField, NumberField, TextField } from './Field.tsx';
import { Tabs } from './Tabs.tsx';

const nothing = () => {};

export const states: GalleryGroup = {
  title: 'Controls',
  states: [
    {
      name: 'primary',
      node: (
        <Button isPrimary keys="Enter" isKeyBoundElsewhere onPress={nothing}>
          Review transfer
        </Button>
      ),
    },
    {
      name: 'plain',
      node: (
        <Button keys="S" isKeyBoundElsewhere onPress={nothing}>
          Snooze
        </Button>
      ),
    },
    {
      name: 'small, with icon and two keys',
      node: (
        <Button isSmall icon={Download} keys="Ctrl E" isKeyBoundElsewhere onPress={nothing}>
          Export
        </Button>
      ),
    },
    {
      name: 'unavailable, with its reason',
      node: (
        <Button
          keys="Y"
          isKeyBoundElsewhere
          unavailable="Needs an approver, ask M. Okafor"
          onPress={nothing}
        >
          Approve
        </Button>
      ),
    },
    {
      name: 'busy',
      node: (
        <Button isBusy onPress={nothing}>
          Sending
        </Button>
      ),
    },
    { name: 'icon', node: <IconButton icon={X} label="Close" onPress={nothing} /> },
    {
      name: 'chips',
      node: (
        <div style={{ display: 'flex', gap: 8 }}>
          <Chip label="State" value="any abnormal" isOn onPress={nothing} />
          <Chip label="Critical" value={0} state="critical" onPress={nothing} />
          <Chip label="Late" value={2} state="late" onPress={nothing} />
          <Chip icon={Plus} label="Filter" onPress={nothing} />
        </div>
      ),
    },
    {
      name: 'tabs',
      node: (
        <Tabs
          label="Health"
          activeId="health"
          onChoose={nothing}
          tabs={[
            { id: 'health', title: 'Health' },
            { id: 'contracts', title: 'Contracts', count: 23 },
            { id: 'dead', title: 'Dead letters', count: 22 },
          ]}
        />
      ),
    },
    {
      name: 'number',
      node: (
        <NumberField
          label="Move"
          value="252"
          unit="ea, leaves Columbus 140 free"
          hint="Binding: ground cut-off 15:30 EDT."
          onChange={nothing}
        />
      ),
    },
    {
      name: 'refused',
      node: (
        <NumberField
          label="Move"
          value="-5"
          unit="ea"
          refusal="A quantity is at least 1."
          onChange={nothing}
        />
      ),
    },
    {
      name: 'words',
      node: <TextField label="Reason" value="Columbus can spare it" isLong onChange={nothing} />,
    },
    {
      name: 'choice',
      node: (
        <ChoiceField
          label="Owner"
          value="ra"
          choices={[{ value: 'ra', label: 'R. Alvarez' }]}
          onChange={nothing}
        />
      ),
    },
  ],
};
