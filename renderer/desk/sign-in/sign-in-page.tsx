import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import './sign-in-page.css';
import type { Role } from '../../../shared/domain/actor/actor.ts';
import { roleNames } from '../../../shared/domain/names.ts';
import type { DemoState } from '../../../shared/wire/session-view.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { type Running, useRun } from '../../store/use-run.ts';
import { HubAddress } from '../shell/hub-address.tsx';
import { LineBadge } from '../shell/line-badge.tsx';
import { ProductMark } from '../shell/product-mark.tsx';

/** Who sits here: in the demo one press a role, else account and password. Says what is unsent, so that nobody fears for it. */
export function SignInPage(props: { session: DeskSession }) {
  const { session } = props;
  const { t, language } = useText();
  const running = useRun();
  const { prefs, set } = usePrefs();
  const { line } = session;
  const badAddress = line.state === 'wrong-address' || (!line.synced && line.state === 'offline');
  return (
    <div className="sign-in scroll">
      <header className="sign-in-head">
        <ProductMark size={34} />
        <div>
          <h1>{t('product.name')}</h1>
          <p className="muted">
            {session.place === null
              ? 'GridDesk'
              : t('shell.center', { place: language === 'zh' ? session.place.name : session.place.nameEn })}
          </p>
        </div>
        <span className="sign-in-fill" />
        {line.state !== 'signed-out' && (
          <div className="sign-in-line">
            <LineBadge />
          </div>
        )}
        <Button onClick={() => set('language', prefs.language === 'zh' ? 'en' : 'zh')}>{t('shell.language')}</Button>
      </header>
      <main className="sign-in-body" data-demo={session.demo === null ? undefined : ''}>
        {session.demo !== null && <DemoRoles demo={session.demo} running={running} />}
        <AccountForm running={running} demo={session.demo !== null} />
        {running.error !== null && (
          <p className="sign-in-error" role="alert">
            {runErrorText(running.error, language)}
          </p>
        )}
        {line.state === 'offline' && line.synced && <p className="sign-in-note">{t('signIn.offline')}</p>}
        {line.waiting > 0 && <p className="sign-in-note">{t('signIn.waiting', { count: line.waiting })}</p>}
        {badAddress && (
          <section className="sign-in-hub">
            <h2 className="sub">{t('settings.hub')}</h2>
            <HubAddress current={line.hubUrl} />
          </section>
        )}
      </main>
    </div>
  );
}

function AccountForm(props: { running: Running; demo: boolean }) {
  const { running } = props;
  const { t } = useText();
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const submit = (e: FormEvent): void => {
    e.preventDefault();
    const lacks = account.trim() === '' || password === '';
    setMissing(lacks);
    if (!lacks) void running.run({ kind: 'session.signIn', account: account.trim(), password });
  };
  return (
    <form className="sign-in-form" onSubmit={submit} aria-label={t('signIn.title')}>
      <h2>{props.demo ? t('signIn.or') : t('signIn.title')}</h2>
      <label>
        <span className="sub">{t('signIn.account')}</span>
        <Input
          value={account}
          onChange={(e) => setAccount(e.target.value)}
          autoComplete="username"
          maxLength={64}
          autoFocus={!props.demo}
        />
      </label>
      <label>
        <span className="sub">{t('signIn.password')}</span>
        <Input.Password
          value={password}
          onChange={(e) => setPassword(e.target.value)}
          autoComplete="current-password"
          maxLength={200}
        />
      </label>
      {missing && (
        <p className="sub" role="alert">
          {t('signIn.missing')}
        </p>
      )}
      <Button type={props.demo ? 'default' : 'primary'} htmlType="submit" loading={running.busy}>
        {running.busy ? t('signIn.busy') : t('signIn.submit')}
      </Button>
    </form>
  );
}

/** The seat first: what most people come to see. */
const roleOrder = (accounts: DemoState['accounts']): DemoState['accounts'] => [
  ...accounts.filter((a) => a.role === 'countySeat'),
  ...accounts.filter((a) => a.role !== 'countySeat'),
];

function DemoRoles(props: { demo: DemoState; running: Running }) {
  const { demo, running } = props;
  const { t, say } = useText();
  const isRole = (role: string): role is Role => role in roleNames;
  return (
    <section className="sign-in-demo" aria-label={t('signIn.demoTitle')}>
      <h2>{t('signIn.demoTitle')}</h2>
      <div className="sign-in-roles">
        {roleOrder(demo.accounts).map(({ account, name, role, password, unit }) => (
          <button
            key={account}
            type="button"
            className="role-card"
            data-account={account}
            disabled={running.busy}
            onClick={() => void running.run({ kind: 'session.signIn', account, password })}
          >
            <b>{isRole(role) ? say(roleNames[role]) : role}</b>
            {role === 'countySeat' && <em>{t('signIn.recommended')}</em>}
            <span>
              {name} · {unit}
            </span>
            {isRole(role) && <span className="sub">{t(`signIn.duty.${role}`)}</span>}
          </button>
        ))}
      </div>
      <p className="sub">{t('signIn.demoNote')}</p>
    </section>
  );
}
