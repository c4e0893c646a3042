import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate } from 'react-router';
import { api, Problem } from '../api/client';
import { Failure } from '../ui/parts';
import { login, type Entrance } from './entrance';
import { useSessionQuery } from './session';
import './login.css';

export default function LoginPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const location = useLocation();
  const session = useSessionQuery();
  const entrance = useQuery({
    queryKey: ['entrance'],
    queryFn: () => api.get<Entrance>('/api/v1/session/entrance'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const from = (location.state as { from?: string } | null)?.from ?? '/';

  if (session.data) return <Navigate to={from} replace />;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await login(name.trim(), password);
      await queries.resetQueries({ queryKey: ['session'] });
      await navigate(from, { replace: true });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <main className="login">
      <div className="login__box">
        <div className="login__brand">
          <img src="/tandem.svg" width={26} height={26} alt="" />
          Tandem
        </div>
        <h1>{t('login.title')}</h1>
        {entrance.data?.redirect ? (
          <Button component="a" href={entrance.data.redirect} size="sm" fullWidth>
            {t('login.redirect')}
          </Button>
        ) : (
          <form onSubmit={(event) => void submit(event)}>
            <TextInput
              label={t('login.name')}
              name="username"
              size="sm"
              autoComplete="username"
              autoFocus
              required
              withAsterisk={false}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('login.password')}
              name="password"
              size="sm"
              autoComplete="current-password"
              required
              withAsterisk={false}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {error instanceof Problem && error.status === 401 ? (
              <p className="login__wrong" role="alert">
                {t('login.wrong')}
              </p>
            ) : (
              error !== undefined && <Failure error={error} />
            )}
            <Button type="submit" size="sm" fullWidth loading={busy}>
              {t('login.submit')}
            </Button>
          </form>
        )}
        {entrance.data?.people && (
          <div className="login__people">
            <p>{t('login.sandbox')}</p>
            <ul>
              {entrance.data.people.map((person) => (
                <li key={person.name}>
                  <button
                    type="button"
                    onClick={() => {
                      setName(person.name);
                      setPassword(entrance.data.password ?? '');
                    }}
                  >
                    {person.name}
                  </button>
                  <span className="dim">{person.roles.map((role) => t(`role.${role}`)).join(', ')}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </main>
  );
}
