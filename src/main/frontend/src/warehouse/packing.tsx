import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Content, Job } from '../api/model';
import { useMay } from '../identity/session';
import { decimal } from '../ui/format';
import { fieldError, typed as asNumber } from '../ui/forms';
import { Failure, Section, useLanguage } from '../ui/parts';
import { Shape } from '../ui/status';
import { Parcels } from './parcels';
import { useItems, useScannedItems } from './items';
import { job as jobQuery, pack } from './queries';
import { multiple, plain, sum, unpacked } from './scan';
import { Service } from './service';
import { ScanField } from './scan-field';
import { useScans, useTimes, VerdictPanel, type Verdict } from './scans';

/** The packing bench: scan into the open box, weigh it, close it; it gets its number and label. */
export function Packing({ job }: { job: Job }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const queries = useQueryClient();
  const may = useMay();
  const [box, setShown] = useState<Content[]>([]);
  // the queue of scans may be ahead of what was drawn
  const held = useRef<Content[]>([]);
  const [weight, setWeight] = useState('');
  const times = useTimes();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const left = unpacked(job, box);
  const rest = left.filter((one) => one.quantity > 0);
  const items = useItems(left.map((one) => one.sku));
  const scanned = useScannedItems();
  const name = scanned.name;
  const mayPack = may('WAREHOUSE');
  const expected = sum(box.map((one) => Number(one.quantity) * Number(items.get(one.sku)?.weightGrams ?? 0)));

  function setBox(contents: Content[]): void {
    held.current = contents;
    setShown(contents);
  }

  function into(sku: string, quantity: number): void {
    const before = held.current.filter((one) => one.sku === sku).map((one) => one.quantity);
    const others = held.current.filter((one) => one.sku !== sku);
    setBox([{ sku, quantity: String(sum([quantity, ...before])) }, ...others]);
  }

  function put(sku: string, quantity: number): Verdict {
    const there = unpacked(job, held.current).find((one) => one.sku === sku)?.quantity ?? 0;
    if (quantity > there)
      return {
        tone: 'bad',
        says: t('warehouse.notPicked', { item: name(sku) }),
        more: there > 0 ? t('warehouse.onlyThere', { quantity: decimal(there, language) }) : t('warehouse.noneThere'),
      };
    into(sku, quantity);
    return {
      tone: 'good',
      says: `${decimal(quantity, language)} × ${name(sku)}`,
      more:
        there - quantity > 0
          ? t('warehouse.stillToPack', { quantity: decimal(sum([there, -quantity]), language) })
          : t('warehouse.itemPacked'),
    };
  }

  const scans = useScans(async (text) => {
    const code = plain(text);
    const known = await scanned.find(code, left);
    const quantity = times.take();
    if (known) return put(known.sku, quantity);
    const number = multiple(code);
    if (number !== undefined) {
      times.set(number);
      return { tone: 'info', says: t('warehouse.times', { count: number }), more: t('warehouse.timesMore') };
    }
    return { tone: 'bad', says: t('warehouse.wrongHere', { code }), more: t('warehouse.wrongHereMore') };
  });

  async function close() {
    setBusy(true);
    setError(undefined);
    try {
      await pack(job.id, box, asNumber(weight));
      setBox([]);
      setWeight('');
      await queries.refetchQueries(jobQuery(job.id));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {mayPack && (
        <>
          <ScanField
            label={t('warehouse.scanPack')}
            hint={t('warehouse.scanPack')}
            prefix={times.prefix}
            onScan={scans.scan}
          />
          <VerdictPanel verdict={scans.shown} idle={t('warehouse.packIdle')} />
        </>
      )}
      <div className="bench">
        <Section
          title={t('warehouse.openBox', { number: job.parcels.length + 1 })}
          aside={
            box.length > 0 && (
              <button type="button" className="link" onClick={() => setBox([])}>
                {t('warehouse.emptyBox')}
              </button>
            )
          }
        >
          <div className="panel">
            <table className="table big" aria-label={t('warehouse.openBox', { number: job.parcels.length + 1 })}>
              <tbody>
                {box.length === 0 && (
                  <tr>
                    <td className="soft">{t('warehouse.boxEmpty')}</td>
                  </tr>
                )}
                {box.map((one) => (
                  <tr key={one.sku}>
                    <td className="r num big__open">{decimal(one.quantity, language)}</td>
                    <td>
                      <strong>{name(one.sku)}</strong>
                      <div className="mono soft">{one.sku}</div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {mayPack && (
              <form
                className="weigh"
                onSubmit={(event) => {
                  event.preventDefault();
                  if (box.length > 0 && !busy) void close();
                }}
              >
                <TextInput
                  size="md"
                  label={t('warehouse.weight')}
                  description={
                    expected > 0 ? t('warehouse.expected', { grams: decimal(expected, language) }) : undefined
                  }
                  inputMode="decimal"
                  classNames={{ input: 'num' }}
                  value={weight}
                  onChange={(event) => setWeight(event.currentTarget.value)}
                  error={fieldError(error, '/weightGrams')}
                />
                <Button size="md" type="submit" disabled={box.length === 0} loading={busy}>
                  {t('warehouse.closeBox')}
                </Button>
              </form>
            )}
            {error !== undefined && (
              <div className="weigh__error">
                <Failure error={error} />
              </div>
            )}
          </div>
        </Section>
        <Section
          title={t('warehouse.toPack')}
          aside={
            mayPack &&
            rest.length > 0 && (
              <button type="button" className="link" onClick={() => rest.forEach((one) => into(one.sku, one.quantity))}>
                {t('warehouse.allIn')}
              </button>
            )
          }
        >
          <div className="panel">
            <table className="table big" aria-label={t('warehouse.toPack')}>
              <tbody>
                {left.map((one) => (
                  <tr key={one.sku} className={one.quantity > 0 ? undefined : 'big__done'}>
                    <td className="r num big__open">
                      {one.quantity > 0 ? (
                        decimal(one.quantity, language)
                      ) : (
                        <span className="tone-good" aria-label={t('warehouse.done')}>
                          <Shape shape="done" size={20} />
                        </span>
                      )}
                    </td>
                    <td>
                      <strong>{name(one.sku)}</strong>
                      <div className="mono soft">
                        {one.sku}
                        {items.get(one.sku)?.gtin && <span className="dim"> · {items.get(one.sku)?.gtin}</span>}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      </div>
      <Service job={job} />
      <Parcels job={job} />
    </>
  );
}
