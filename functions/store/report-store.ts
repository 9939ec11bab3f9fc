/** Periods and reports: a report is one item, each of its versions another one in history. */
import type { GetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Report } from '../../domain/reports.ts';
import type { ReportStore } from '../ports.ts';
import { type Engine, NEW, type Write } from './engine.ts';
import { reportingText, sheetOf } from './items.ts';
import { eventKey, reportKey, reportingSubject, reportsPartition, reportSubject, sheetKey } from './keys.ts';
import { headItem, putRows } from './snapshot-store.ts';

type Item = NonNullable<GetCommandOutput['Item']>;

const reportOf = (item: Item): Report => ({
  sheet: item.sheetId,
  period: item.period,
  task: item.taskId,
  unit: item.unit,
  state: item.state,
  taskVersion: item.taskVersion,
  reason: item.reason,
  by: { id: item.by.id, name: item.by.name },
  at: item.at,
  version: item.version,
});

/** `sheet` and `task` are not named as such: the one would put the report into the index of the sheet's rows, the other is a key. */
const reportItem = ({ sheet, task, ...rest }: Report): Item => ({ ...rest, sheetId: sheet, taskId: task });

const afterVersion = (before: number, name: string) => ({
  ConditionExpression: '#version = :before',
  ExpressionAttributeNames: { '#version': name },
  ExpressionAttributeValues: { ':before': before },
});

const putNew = (table: string, item: Item): Write => ({ Put: { TableName: table, Item: item, ...NEW } });

const reportWrites =
  (report: Report) =>
  (table: string): Write[] => [
    {
      Put: {
        TableName: table,
        Item: { ...reportItem(report), ...reportKey(report), kind: 'report' },
        ...(report.version === 1 ? NEW : afterVersion(report.version - 1, 'version')),
      },
    },
    putNew(table, { ...reportItem(report), ...eventKey(reportSubject(report), report.version), kind: 'report-event' }),
  ];

/** A sheet from before there were periods has no version of its reporting; its first change makes the second. */
const reportingWrites =
  ({ id, reporting }: Parameters<ReportStore['saveReporting']>[0], { by, at }: Parameters<ReportStore['saveReporting']>[1]) =>
  (table: string): Write[] => [
    {
      Update: {
        TableName: table,
        Key: sheetKey(id),
        UpdateExpression: 'SET #reporting = :reporting, #version = :version',
        ConditionExpression: `attribute_exists(#key) AND (#version = :before${reporting.version === 2 ? ' OR attribute_not_exists(#version)' : ''})`,
        ExpressionAttributeNames: { '#key': 'project', '#reporting': 'reporting', '#version': 'reportingVersion' },
        ExpressionAttributeValues: {
          ':reporting': reportingText(reporting),
          ':version': reporting.version,
          ':before': reporting.version - 1,
        },
      },
    },
    putNew(table, {
      ...eventKey(reportingSubject(id), reporting.version),
      kind: 'reporting-event',
      reporting: reportingText(reporting),
      by,
      at,
    }),
  ];

/** The part of the store about periods. */
export const reportStore = (engine: Engine): ReportStore => ({
  reports: async (sheet, period) => {
    const items = await engine.query({
      KeyConditionExpression: '#key = :key',
      ExpressionAttributeNames: { '#key': 'project' },
      ExpressionAttributeValues: { ':key': reportsPartition(sheet, period) },
      ConsistentRead: true,
    });
    return items.map(reportOf);
  },
  report: async (key) => {
    const item = await engine.get(reportKey(key));
    return item === null ? null : reportOf(item);
  },
  saveReport: async (report) => ((await engine.transact(reportWrites(report))) === 'written' ? 'saved' : 'conflict'),
  head: async (id) => {
    const item = await engine.get(sheetKey(id));
    return item === null ? null : sheetOf(item);
  },
  saveReporting: async (sheet, doing, snapshot) => {
    const head = snapshot === null ? [] : [headItem(snapshot, await putRows(engine, snapshot))];
    const written = await engine.transact((table) => [...reportingWrites(sheet, doing)(table), ...head.map((item) => putNew(table, item))]);
    return written === 'written' ? 'saved' : 'conflict';
  },
});
