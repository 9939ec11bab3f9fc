import { Button } from 'antd';
import { type ComponentProps, useId } from 'react';
import type { RobotKind } from '../../../domain/mail/settings.ts';
import { keptOf, newRobot, type MailingDraft, type MailingFaults, type RobotDraft } from './draft.ts';
import { InputField } from './input-field.tsx';
import { useMailWords } from './words.ts';

const CHANNELS = ['wecom', 'dingtalk'] as const;
const KINDS = ['summary', 'chase'] as const satisfies readonly RobotKind[];

type RobotProps = {
  readonly robot: RobotDraft;
  readonly at: number;
  readonly faults: MailingFaults;
  readonly onChange: (robot: RobotDraft) => void;
  readonly onRemove: () => void;
};

type TextProps = Omit<ComponentProps<typeof InputField>, 'type' | 'autoComplete' | 'spellCheck'>;

/** What a robot is called and reached by is no word of any language. */
const TextField = (props: TextProps) => <InputField {...props} autoComplete="off" spellCheck={false} />;

type PartProps = Pick<RobotProps, 'robot'> & { readonly set: (fields: Partial<RobotDraft>) => void };

const ChannelField = ({ robot, set }: PartProps) => {
  const t = useMailWords();
  const id = useId();
  return (
    <div className="people-field">
      <label htmlFor={id}>{t('channel')}</label>
      <select
        id={id}
        value={robot.channel}
        onChange={({ target }) => set({ channel: CHANNELS.find((one) => one === target.value) ?? robot.channel })}
      >
        {CHANNELS.map((one) => (
          <option key={one} value={one}>
            {t(`channel_${one}`)}
          </option>
        ))}
      </select>
    </div>
  );
};

const KindChecks = ({ robot, set }: PartProps) => {
  const t = useMailWords();
  const toggle = (kind: RobotKind): void =>
    set({ kinds: KINDS.filter((one) => (one === kind ? !robot.kinds.includes(kind) : robot.kinds.includes(one))) });
  return (
    <fieldset className="mail-days">
      <legend>{t('robotKinds')}</legend>
      {KINDS.map((kind) => (
        <label key={kind} className="mail-check">
          <input type="checkbox" checked={robot.kinds.includes(kind)} onChange={() => toggle(kind)} />
          {t(`kind_${kind}`)}
        </label>
      ))}
    </fieldset>
  );
};

const RobotFields = ({ robot, at, faults, onChange, onRemove }: RobotProps) => {
  const t = useMailWords();
  const kept = keptOf(robot);
  const title = robot.name.trim() === '' ? t('robotN', { n: at + 1 }) : robot.name;
  const set = (fields: Partial<RobotDraft>): void => onChange({ ...robot, ...fields });
  return (
    <li>
      <fieldset className="mail-robot">
        <legend className="unseen">{title}</legend>
        <TextField label={t('robotName')} value={robot.name} fault={faults[`robots.${at}.name`]} onChange={(name) => set({ name })} />
        <ChannelField robot={robot} set={set} />
        <KindChecks robot={robot} set={set} />
        <TextField
          className="mail-wide"
          label={t('address')}
          value={robot.address}
          placeholder={kept === null ? '' : t('addressKept', { address: kept.address })}
          fault={faults[`robots.${at}.address`]}
          onChange={(address) => set({ address })}
        />
        {robot.channel === 'dingtalk' && (
          <TextField
            label={t('secret')}
            value={robot.secret}
            placeholder={kept?.hasSecret === true ? t('secretKept') : ''}
            fault={faults[`robots.${at}.secret`]}
            onChange={(secret) => set({ secret })}
          />
        )}
        <Button aria-label={t('removeRobot', { name: title })} onClick={onRemove}>
          ✕
        </Button>
      </fieldset>
    </li>
  );
};

/** 群机器人: which there are, and what each takes. */
export const RobotsFields = ({
  draft,
  faults,
  onDraft,
}: {
  readonly draft: MailingDraft;
  readonly faults: MailingFaults;
  readonly onDraft: (draft: MailingDraft) => void;
}) => {
  const t = useMailWords();
  const { robots } = draft;
  const set = (changed: readonly RobotDraft[]): void => onDraft({ ...draft, robots: changed });
  return (
    <fieldset className="mail-kind">
      <legend>{t('robots')}</legend>
      <p className="people-hint">{t('robotsHint')}</p>
      <ul className="mail-robots">
        {robots.map((robot, at) => (
          <RobotFields
            key={robot.id}
            robot={robot}
            at={at}
            faults={faults}
            onChange={(changed) => set(robots.with(at, changed))}
            onRemove={() => set(robots.toSpliced(at, 1))}
          />
        ))}
      </ul>
      <Button data-testid="add-robot" onClick={() => set([...robots, newRobot()])}>
        {t('addRobot')}
      </Button>
    </fieldset>
  );
};
