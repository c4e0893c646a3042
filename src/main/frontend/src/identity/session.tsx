import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type PropsWithChildren } from 'react';
import { api, csrf, Problem, signedOut } from '../api/client';
import type { Person } from '../api/model';
import { Failure } from '../ui/parts';

const Current = createContext<Person | undefined>(undefined);

/** The server owns the login page (a form in the sandbox, the organisation's issuer elsewhere) and leads back here. */
function toLogin(): void {
  location.assign('/login?next=' + encodeURIComponent(location.pathname + location.search));
}

/** The server answers where to go next: its own page, or the issuer's, which ends the session there as well. */
export async function logout(): Promise<void> {
  const answer = await fetch('/logout', { method: 'POST', credentials: 'same-origin', headers: csrf() });
  const { next } = answer.ok ? ((await answer.json()) as { next?: string }) : {};
  location.assign(next ?? '/login');
}

/** The person at this browser; pages inside the shell can count on one. */
export function usePerson(): Person {
  const person = useContext(Current);
  if (!person) throw new Error('No person: this page stands outside the shell');
  return person;
}

/** True for any of these roles; administrators may see every room. */
export function useMay(): (...roles: string[]) => boolean {
  const { roles } = usePerson();
  return (...any) => roles.includes('ADMIN') || any.some((role) => roles.includes(role));
}

/** Lets only people in. */
export function People({ children }: PropsWithChildren) {
  const me = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => api.get<Person>('/api/v1/me', signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  useEffect(() => {
    signedOut.addEventListener('signed-out', toLogin, { once: true });
    return () => signedOut.removeEventListener('signed-out', toLogin);
  }, []);
  if (me.data) return <Current.Provider value={me.data}>{children}</Current.Provider>;
  if (me.isPending || (me.error instanceof Problem && me.error.status === 401)) return null;
  return (
    <div style={{ maxWidth: 480, margin: '15vh auto', padding: 16 }}>
      <Failure error={me.error} retry={() => void me.refetch()} />
    </div>
  );
}
