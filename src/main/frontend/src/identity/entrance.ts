import { api, csrf, Problem } from '../api/client';

/** How people get in here: a redirect to the organisation's issuer, or name and password in the sandbox. */
export interface Entrance {
  redirect?: string;
  people?: { name: string; roles: string[] }[];
  password?: string;
}

export async function login(name: string, password: string): Promise<void> {
  const answer = await fetch('/login', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json', ...csrf() },
    body: new URLSearchParams({ username: name, password }),
  });
  if (!answer.ok) throw new Problem(answer.status, 'login', '', '');
}

export async function logout(): Promise<void> {
  await api.post('/logout');
}
