import type { Component } from 'svelte';
import type { SeatId, SessionView } from '#shared/protocol/session-view.ts';
import type { SessionCommand } from '#shared/protocol/events.ts';
import type { LiveNetwork } from '#client/state/live-network.svelte.ts';
import type { LiveNetworks } from '#client/state/live-networks.svelte.ts';
import type { CommandReply } from '#shared/protocol/outbox.ts';

/** What an activity shows on each of the three screens. */

export interface StudentViewProps {
  readonly view: SessionView;
  readonly seat: SeatId;
  /** The main one. */
  readonly network: LiveNetwork;
  readonly networks: LiveNetworks;
  act(action: unknown): Promise<CommandReply>;
}

/** A stage of 1280×720. */
export interface BoardViewProps {
  readonly view: SessionView;
  /** The main one. */
  readonly network: LiveNetwork;
  readonly networks: LiveNetworks;
  /** What to type to join, without the code. */
  readonly host: string;
}

export interface TeacherViewProps extends BoardViewProps {
  act(action: unknown): Promise<CommandReply>;
  command(command: SessionCommand): Promise<CommandReply>;
}

type Module<Props extends object> = Promise<{ readonly default: Component<Props> }>;

/** Each screen is a file of its own, so that a phone loads only the student's. */
export interface ActivityViews {
  student(): Module<StudentViewProps>;
  board(): Module<BoardViewProps>;
  teacher(): Module<TeacherViewProps>;
}
