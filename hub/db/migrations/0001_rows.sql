ALTER TABLE "events" RENAME TO "rows";--> statement-breakpoint
ALTER TABLE "entries" RENAME COLUMN "event_id" TO "row_id";--> statement-breakpoint
ALTER INDEX "events_area" RENAME TO "rows_area";--> statement-breakpoint
ALTER INDEX "events_involved" RENAME TO "rows_involved";--> statement-breakpoint
ALTER INDEX "entries_event" RENAME TO "entries_row";--> statement-breakpoint
ALTER TABLE "rows" ADD COLUMN "machine" text;--> statement-breakpoint
ALTER TABLE "rows" ADD COLUMN "barred" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "machine" text;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "barred" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "rows_machine" ON "rows" USING btree ("machine","seq") WHERE machine is not null;--> statement-breakpoint
CREATE INDEX "entries_machine" ON "entries" USING btree ("seq") WHERE machine is not null;
