import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type PropsWithChildren } from 'react';
import { Navigate, useLocation } from 'react-router';
import { api, Problem, signedOut } from '../api/client';
import type { Session } from '../api/model';
import { Failure } from '../ui/parts';

const Current = createContext<Session | undefined>(undefined);

export function useSessionQuery() {
  return useQuery({
    queryKey: ['session'],
    queryFn: async () => {
      try {
        return await api.get<Session>('/api/v1/session');
      } catch (error) {
        if (error instanceof Problem && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 5 * 60_000,
    retry: 1,
  });
}

/** The person at this browser; pages inside the shell can count on one. */
export function usePerson(): Session {
  const person = useContext(Current);
  if (!person) throw new Error('No person: this page stands outside the shell');
  return person;
}

export function useMay(): (...roles: string[]) => boolean {
  const { roles } = usePerson();
  return (...any) => roles.includes('ADMIN') || any.some((role) => roles.includes(role));
}

/** Lets only people in; others go to the login page and come back to where they wanted to be. */
export function People({ children }: PropsWithChildren) {
  const session = useSessionQuery();
  const queries = useQueryClient();
  const location = useLocation();
  useEffect(() => {
    const leave = () => queries.setQueryData(['session'], null);
    signedOut.addEventListener('signed-out', leave);
    return () => signedOut.removeEventListener('signed-out', leave);
  }, [queries]);
  if (session.isPending) return null;
  if (session.isError)
    return (
      <div style={{ maxWidth: 480, margin: '15vh auto', padding: 16 }}>
        <Failure error={session.error} retry={() => void session.refetch()} />
      </div>
    );
  if (!session.data) return <Navigate to="/login" replace state={{ from: location.pathname + location.search }} />;
  return <Current.Provider value={session.data}>{children}</Current.Provider>;
}
