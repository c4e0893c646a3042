import { Button, Group, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Job } from '../api/model';
import { useMay } from '../identity/session';
import { decimal } from '../ui/format';
import { Failure, Section, useLanguage } from '../ui/parts';
import { Shape } from '../ui/status';
import { alone, named, type Named } from './gs1';
import { useItems, useScannedItems } from './items';
import { apart, AskedPanel, lotsKey, TakeFirst, useAsked, useProposals, type Asked } from './pieces';
import { item, jobKey, miss, pick, remember } from './queries';
import { multiple, openIn, plain, takes, toPick, type Take } from './scan';
import { ScanField } from './scan-field';
import { useScans, useTimes, VerdictPanel, type Verdict } from './scans';

/** The pick list of one shipment or of a wave's, worked by scanning: each scan is one piece into one box. */
export function Picking({ jobs, after }: { jobs: Job[]; after: React.ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const may = useMay();
  const mayPick = may('WAREHOUSE');
  const times = useTimes();
  const [missing, setMissing] = useState<Take>();
  const list = takes(jobs);
  const items = useItems(list.map((take) => take.sku).sort());
  const scanned = useScannedItems();
  const lots = useProposals(jobs, items);
  const asked = useAsked();
  const wave = jobs.length > 1;
  const open = jobs.some(toPick);

  /** The queue may be ahead of what was drawn. */
  const now = () => jobs.map((job) => queries.getQueryData<Job>(jobKey(job.id)) ?? job);

  async function take(sku: string, quantity: number, which?: Named): Promise<Verdict> {
    const current = now();
    const at = current.findIndex((job) => toPick(job) && openIn(job, sku) > 0);
    const job = current[at];
    const name = scanned.name(sku);
    if (!job) return { tone: 'bad', says: t('warehouse.enough', { item: name }), more: t('warehouse.putBack') };
    const fits = Math.min(quantity, openIn(job, sku));
    remember(queries, await pick(job.id, sku, fits, which));
    if (which) void queries.invalidateQueries({ queryKey: lotsKey(job.id) });
    const left = now().reduce((sum, one) => sum + openIn(one, sku), 0);
    const rest = quantity - fits;
    return {
      tone: 'good',
      says: `${decimal(fits, language)} × ${name}${which ? ` · ${which.serial ?? which.batch}` : ''}`,
      more: [
        left > 0 ? t('warehouse.stillToTake', { quantity: decimal(left, language) }) : t('warehouse.itemDone'),
        rest > 0 && t('warehouse.tooMany', { quantity: decimal(rest, language) }),
      ]
        .filter(Boolean)
        .join(' '),
      box: wave ? at + 1 : undefined,
    };
  }

  function ask(question: Asked): Verdict {
    asked.set(question);
    const name = scanned.name(question.sku);
    return { tone: 'info', says: t(`warehouse.ask.${question.kind}`, { item: name }), more: t('warehouse.askMore') };
  }

  /** Of an item whose pieces are told apart: the code says which, or the next scan does. */
  async function takeNamed(kind: 'serial' | 'batch', sku: string, quantity: number, which: Named): Promise<Verdict> {
    const open = now().reduce((all, job) => all + openIn(job, sku), 0);
    if (open > 0 && !which[kind]) return ask({ sku, quantity: Math.min(quantity, open), kind });
    return take(sku, kind === 'serial' ? 1 : quantity, which);
  }

  async function answer(question: Asked, which: Named): Promise<Verdict> {
    const verdict = await take(question.sku, question.kind === 'serial' ? 1 : question.quantity, which);
    const more = question.kind === 'serial' && question.quantity > 1;
    asked.set(more ? { ...question, quantity: question.quantity - 1 } : undefined);
    return verdict;
  }

  const scans = useScans(async (typed) => {
    const code = plain(typed);
    const known = await scanned.find(code, list);
    const question = asked.get();
    if (question && !known) return answer(question, { [question.kind]: alone(typed) });
    const quantity = times.take();
    if (known) {
      asked.set(undefined);
      const kind = apart(await queries.fetchQuery(item(known.sku)));
      return kind ? takeNamed(kind, known.sku, quantity, named(typed)) : take(known.sku, quantity);
    }
    const piece = list.find(({ sku }) => lots.get(sku)?.some((lot) => lot.serial === alone(typed)));
    if (piece) return take(piece.sku, 1, { serial: alone(typed) });
    const number = multiple(code);
    if (number !== undefined) {
      times.set(number);
      return { tone: 'info', says: t('warehouse.times', { count: number }), more: t('warehouse.timesMore') };
    }
    return { tone: 'bad', says: t('warehouse.wrong', { code }), more: t('warehouse.putBack') };
  });

  return (
    <>
      {mayPick && open && (
        <ScanField
          label={t('warehouse.scanItem')}
          hint={asked.shown ? t(`warehouse.scan.${asked.shown.kind}`) : t('warehouse.scanItem')}
          prefix={times.prefix}
          onScan={scans.scan}
        />
      )}
      {mayPick && (open || scans.shown) && (
        <VerdictPanel verdict={scans.shown} idle={open ? t('warehouse.pickIdle') : ''} />
      )}
      {mayPick && asked.shown && (
        <AskedPanel
          asked={asked.shown}
          lots={lots.get(asked.shown.sku) ?? []}
          choose={scans.scan}
          cancel={() => asked.set(undefined)}
        />
      )}
      {!open && after}
      <div className={wave ? 'bench' : undefined}>
        <Section
          title={t('warehouse.list')}
          note={scans.waiting > 1 ? t('warehouse.waiting', { count: scans.waiting }) : undefined}
        >
          <div className="panel table-wrap">
            <table className="table big">
              <thead>
                <tr>
                  <th className="r">{t('warehouse.toTake')}</th>
                  <th>{t('line.item')}</th>
                  {wave && <th className="wide">{t('warehouse.intoBoxes')}</th>}
                  <th className="r wide">{t('warehouse.taken')}</th>
                  {mayPick && <th />}
                </tr>
              </thead>
              <tbody>
                {list.map((line) => (
                  <tr key={line.sku} className={line.open > 0 ? undefined : 'big__done'}>
                    <td className="r num big__open">
                      {line.open > 0 ? (
                        decimal(line.open, language)
                      ) : (
                        <span className={line.missing > 0 ? 'tone-warn' : 'tone-good'} aria-label={t('warehouse.done')}>
                          <Shape shape={line.missing > 0 ? 'warn' : 'done'} size={20} />
                        </span>
                      )}
                    </td>
                    <td>
                      <strong>{items.get(line.sku)?.name ?? line.sku}</strong>
                      <div className="mono soft">
                        {line.sku}
                        {items.get(line.sku)?.gtin && <span className="dim wide"> · {items.get(line.sku)?.gtin}</span>}
                      </div>
                      {line.open > 0 && <TakeFirst item={items.get(line.sku)} lots={lots.get(line.sku) ?? []} />}
                      {line.missing > 0 && (
                        <div className="tone-warn">
                          {t('warehouse.missing', { quantity: decimal(line.missing, language) })}
                        </div>
                      )}
                    </td>
                    {wave && (
                      <td className="wide">
                        {line.boxes.map((box) => (
                          <span key={box.job} className={`boxes ${box.open > 0 ? '' : 'boxes--done'}`}>
                            <b className="num">{box.box}</b>
                            <span className="num">{decimal(box.open > 0 ? box.open : box.wanted, language)} ×</span>
                          </span>
                        ))}
                      </td>
                    )}
                    <td className="r num wide">
                      {decimal(line.taken, language)}{' '}
                      {t('warehouse.ofAll', { quantity: decimal(line.wanted, language) })}
                    </td>
                    {mayPick && (
                      <td className="r">
                        {line.open > 0 && (
                          <Button size="md" variant="default" onClick={() => setMissing(line)}>
                            {t('warehouse.notThere')}
                          </Button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
        {wave && <Boxes jobs={jobs} />}
      </div>
      {missing && (
        <MissingDialog
          take={missing}
          name={items.get(missing.sku)?.name ?? missing.sku}
          jobs={now()}
          close={() => setMissing(undefined)}
        />
      )}
    </>
  );
}

/** Whose goods each numbered box holds. */
function Boxes({ jobs }: { jobs: Job[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={t('warehouse.boxes')}>
      <ul className="panel box-list">
        {jobs.map((job, index) => {
          const open = job.lines.reduce((sum, { wanted }) => sum + openIn(job, wanted.sku), 0);
          return (
            <li key={job.id}>
              <b className="num box-list__number">{index + 1}</b>
              <span>
                {job.consignee}
                <span className="soft"> · {job.destination}</span>
              </span>
              {open > 0 ? (
                <span className="num soft">{t('warehouse.stillToTake', { quantity: decimal(open, language) })}</span>
              ) : (
                <span className="tone-good" aria-label={t('warehouse.done')}>
                  <Shape shape="done" size={16} />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

/** The shelf is empty: the orders look for the rest elsewhere. */
function MissingDialog({ take, name, jobs, close }: { take: Take; name: string; jobs: Job[]; close: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  async function report() {
    setBusy(true);
    setError(undefined);
    try {
      for (const job of jobs.filter((one) => toPick(one) && openIn(one, take.sku) > 0))
        remember(queries, await miss(job.id, take.sku));
      close();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={close} title={t('warehouse.missingTitle', { item: name })}>
      <p>{t('warehouse.missingSays', { quantity: decimal(take.open, language), item: name })}</p>
      {error !== undefined && <Failure error={error} />}
      <Group justify="flex-end" gap={8} mt={14}>
        <Button size="md" variant="default" onClick={close}>
          {t('action.keep')}
        </Button>
        <Button size="md" color="red" loading={busy} onClick={() => void report()} data-autofocus>
          {t('warehouse.notThere')}
        </Button>
      </Group>
    </Modal>
  );
}
