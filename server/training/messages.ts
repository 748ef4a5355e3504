import type { NetworkName } from '#shared/protocol/network-name.ts';
import type { CurvePoint } from '#shared/protocol/session-view.ts';
import type { NetworkReport, TrainingInstruction, TrainingReport, TrainingStamp } from './training.ts';

/** What the pool tells a training thread about its job number `job`. */
export type ToTraining = { readonly job: number } & (
  | { readonly type: 'open'; readonly checkpoint?: Uint8Array }
  | {
      readonly type: 'instruct';
      readonly sequence: number;
      readonly instructions: readonly TrainingInstruction[];
    }
  | { readonly type: 'checkpoint'; readonly request: number }
  /** The last report was taken: another may follow. So at most one report of a job is ever on its way. */
  | { readonly type: 'taken' }
  | { readonly type: 'close' }
);

/** What the thread tells the pool. */
export type FromTraining = { readonly job: number } & (
  | { readonly type: 'report'; readonly report: ReportNews }
  | { readonly type: 'stamp'; readonly stamp: TrainingStamp }
  | { readonly type: 'refused'; readonly sequence: number; readonly reason: string }
  | { readonly type: 'checkpoint'; readonly request: number; readonly bytes: Uint8Array }
  /** The job threw and is gone; its neighbours are well. */
  | { readonly type: 'failed'; readonly reason: string }
);

/** A report whose curves are told by what is new: both ends add points alike. */
export type ReportNews = Omit<TrainingReport, 'networks'> & {
  readonly networks: Readonly<Record<NetworkName, NetworkNews>>;
};

export type NetworkNews = Omit<NetworkReport, 'curve'> & CurveNews;

export interface CurveNews {
  /** The curve that `point` is added to; absent when it is the one of the report before. */
  readonly curve?: readonly CurvePoint[];
  readonly point?: CurvePoint;
}
