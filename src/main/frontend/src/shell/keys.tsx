import { useTranslation } from 'react-i18next';
import type { Room } from './rooms';

export function KeyTable({ rooms }: { rooms: Room[] }) {
  const { t } = useTranslation();
  const groups: [string, [string[], string][]][] = [
    ['go', rooms.map((room): [string[], string] => [['g', room.key], t(`room.${room.name}`)])],
    [
      'lists',
      [
        [['j'], t('keys.down')],
        [['k'], t('keys.up')],
        [['Enter'], t('keys.open')],
        [['x'], t('keys.select')],
        [['f'], t('keys.filter')],
      ],
    ],
    [
      'decide',
      [
        [['a'], t('keys.approve')],
        [['r'], t('keys.reject')],
        [['q'], t('keys.ask')],
        [['c'], t('keys.comment')],
      ],
    ],
    [
      'everywhere',
      [
        [['/'], t('keys.search')],
        [['Shift', 'D'], t('keys.dark')],
        [['Esc'], t('keys.back')],
        [['?'], t('keys.title')],
      ],
    ],
  ];
  return (
    <div className="keys">
      {groups.map(([name, rows]) => (
        <section key={name}>
          <h3>{t(`keys.group.${name}`)}</h3>
          <dl>
            {rows.map(([keys, does]) => (
              <div key={does}>
                <dt>{does}</dt>
                <dd>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
