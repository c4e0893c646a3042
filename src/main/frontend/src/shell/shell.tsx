import { ActionIcon, Menu, Modal, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { api } from '../api/client';
import { changeLanguage, languages, type Language } from '../i18n';
import { logout, useMay, usePerson } from '../identity/session';
import { useLive } from '../live/stream';
import { openTasks } from '../tasks/queries';
import { Bones } from '../ui/parts';
import { Boundary } from './boundary';
import { KeyTable } from './keys';
import { MarketClock } from './market-clock';
import { rooms } from './rooms';
import { Search } from './search';
import './shell.css';

/** What is chosen beside these lists leaves the list as it is, with what was typed to narrow it. */
const listWithDetail = /^\/(inventory|purchasing)(?=\/|$)/;

export function Shell() {
  const { t, i18n } = useTranslation();
  const person = usePerson();
  const may = useMay();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const [keys, setKeys] = useState(false);
  const tasks = useQuery(openTasks);
  const environment = useQuery({
    queryKey: ['environment'],
    queryFn: () => api.get<{ environment?: string }>('/actuator/info'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useLive();

  const mine = rooms.filter((room) => !room.roles || may(...room.roles));
  const open = tasks.data?.items.length ?? 0;
  const dark = () => setColorScheme(scheme === 'dark' ? 'light' : 'dark');

  useHotkeys(
    mine.map((room) => `g>${room.key}`),
    (_, hotkey) => {
      const room = mine.find((candidate) => candidate.key === hotkey.keys?.at(-1));
      if (room) void navigate(room.path);
    },
    { sequenceTimeoutMs: 900 },
  );
  useHotkeys('shift+slash', () => setKeys(true), { useKey: false, preventDefault: true });
  useHotkeys('shift+d', dark);

  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <nav className="rail" aria-label={t('shell.rooms')}>
        <NavLink to="/" className="rail__brand" aria-label="Tandem">
          <img src="/tandem.svg" width={26} height={26} alt="" />
        </NavLink>
        {mine.map((room) => (
          <NavLink key={room.path} to={room.path} end={room.path === '/'} className="rail__room">
            <span className="rail__icon">
              <room.icon size={20} stroke={1.6} aria-hidden />
              {room.name === 'tasks' && open > 0 && (
                <span className="rail__count" aria-label={t('shell.open', { count: open })}>
                  {open > 99 ? '99+' : open}
                </span>
              )}
            </span>
            {t(`room.${room.name}`)}
          </NavLink>
        ))}
      </nav>
      <header className="top">
        <Search />
        <div className="top__right">
          <MarketClock />
          {environment.data?.environment === 'sandbox' && (
            <Tooltip label={t('shell.sandboxHint')}>
              <span className="environment">{t('shell.sandbox')}</span>
            </Tooltip>
          )}
          <Tooltip label={t('keys.title')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('keys.title')}
              onClick={() => setKeys(true)}
              visibleFrom="sm"
            >
              <IconKeyboard size={18} stroke={1.6} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t(scheme === 'dark' ? 'shell.light' : 'shell.dark')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              onClick={dark}
              aria-label={t(scheme === 'dark' ? 'shell.light' : 'shell.dark')}
            >
              {scheme === 'dark' ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
            </ActionIcon>
          </Tooltip>
          <Menu position="bottom-end" width={230}>
            <Menu.Target>
              <button
                type="button"
                className="person"
                aria-label={t('shell.person', { name: person.name ?? person.id })}
              >
                <IconUserCircle size={18} stroke={1.6} aria-hidden />
                <span>{person.name ?? person.id}</span>
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</Menu.Label>
              <Menu.Divider />
              <Menu.Label>{t('shell.language')}</Menu.Label>
              {Object.entries(languages).map(([language, name]) => (
                <Menu.Item
                  key={language}
                  onClick={() => void changeLanguage(language as Language)}
                  aria-current={i18n.language === language}
                  rightSection={i18n.language === language ? '✓' : undefined}
                >
                  {name}
                </Menu.Item>
              ))}
              <Menu.Divider />
              <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => void logout()}>
                {t('shell.logout')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
      </header>
      <main className="content" id="content" tabIndex={-1}>
        <Boundary key={listWithDetail.exec(pathname)?.[0] ?? pathname}>
          <Suspense
            fallback={
              <div className="page">
                <Bones rows={8} />
              </div>
            }
          >
            <Outlet />
          </Suspense>
        </Boundary>
      </main>
      <Modal opened={keys} onClose={() => setKeys(false)} title={t('keys.title')} size="md">
        <KeyTable rooms={mine} />
      </Modal>
    </div>
  );
}
