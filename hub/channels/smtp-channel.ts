import { createTransport } from 'nodemailer';
import { alarmPriorityNames } from '../../shared/domain/profile/alarm-rules.ts';
import type { AlarmMessage, Channel } from './channel.ts';

const patienceMs = 15_000;
const steps = { leader: '值班长', director: '中心主任' } as const;

/** One mail an alarm and step. The message id is made of the delivery, so that a mail sent twice is seen to be one. */
export function createSmtpChannel(options: {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly from: string;
}): Channel {
  const { name, from, user, password, ...server } = options;
  const transport = createTransport({
    ...server,
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
  });
  return {
    name,
    async send(message, address) {
      await transport.sendMail({
        from,
        to: address,
        subject: `【${alarmPriorityNames[message.priority].zh}】${message.words}`,
        text: textOf(message),
        messageId: `<${message.id}@griddesk>`,
        ...(message.priority === 'urgent' && { priority: 'high' as const }),
      });
    },
  };
}

function textOf({ words, step, at, person }: AlarmMessage): string {
  const time = new Date(at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  return [
    `告警已升级到${steps[step]}${person === '' ? '' : `（${person}）`}：${words}`,
    `时间 ${time}。请登录网格值守台确认处置。`,
    '',
    `An alarm has come up to the ${step === 'leader' ? 'shift leader' : 'director'}: ${words} (${time}).`,
    'Sign in to GridDesk and acknowledge it.',
  ].join('\n');
}
