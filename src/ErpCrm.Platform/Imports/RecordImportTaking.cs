using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Imports;

// Rows become records.
public abstract partial class RecordImport<TContext, TRecord, TForm>
{
    public sealed override async Task<IReadOnlyList<RowOutcome>> TakeAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        if (session.IsTrial)
        {
            var (tried, seen) = await PlayAsync(session, rows, [], ct);
            Db.ChangeTracker.Clear();
            Remember(session, seen);
            return tried;
        }

        if (session.MakesMissing && MakesElsewhere) await RehearseAsync(session, rows, ct);
        try
        {
            var (done, seen) = await Db.InTransactionAsync(token => SaveAsync(session, rows, token), ct);
            Remember(session, seen);
            return done;
        }
        catch (DbUpdateException failure) when (tools.Database.TroubleOf(failure) != DatabaseTrouble.Busy)
        {
            // Somebody saves the same at this moment: only the row it hits is refused.
            Db.ChangeTracker.Clear();
            return rows.Count > 1 ? await HalvedAsync(session, rows, ct)
                : [new(rows[0].Number, RowResult.Refused, [new RowProblem(null, RowTrouble.Taken)])];
        }
    }

    // Only what a row that is taken needs is made: nothing is left of one that is refused.
    private async Task RehearseAsync(ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var work = new List<RowInWork<TForm>>();
        await PlayAsync(session, rows, [], ct, work);
        Db.ChangeTracker.Clear();
        var taken = work.Where(row => row.Record is not null && row.Problems.Count == 0).ToList();
        if (taken.Count > 0) await MakeElsewhereAsync(session, taken, ct);
    }

    private static void Remember(ImportSession session, Dictionary<string, int> seen)
    {
        foreach (var (key, row) in seen) session.Seen.TryAdd(key, row);
    }

    private async Task<IReadOnlyList<RowOutcome>> HalvedAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var half = rows.Count / 2;
        var first = await TakeAsync(session, [.. rows.Take(half)], ct);
        return [.. first, .. await TakeAsync(session, [.. rows.Skip(half)], ct)];
    }

    private async Task<(List<RowOutcome> Outcomes, Dictionary<string, int> Seen)> SaveAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, CancellationToken ct)
    {
        var (first, last) = (rows[0].Number, rows[^1].Number);
        var done = await Db.Set<ImportedRow>().AsNoTracking()
            .Where(r => r.BatchId == session.Batch && r.Kind == Kind && r.Row >= first && r.Row <= last)
            .ToDictionaryAsync(r => r.Row, ct);
        var traces = new List<Func<ImportedRow>>();
        Saves = true;
        try
        {
            return await SaveAsync(session, rows, done, traces, ct);
        }
        finally
        {
            Saves = false;
        }
    }

    private async Task<(List<RowOutcome> Outcomes, Dictionary<string, int> Seen)> SaveAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, Dictionary<int, ImportedRow> done,
        List<Func<ImportedRow>> traces, CancellationToken ct)
    {
        var (outcomes, seen) = await PlayAsync(session, [.. rows.Where(r => !done.ContainsKey(r.Number))], traces, ct);
        await CompleteAsync(_made, ct);
        await FinishAsync(_changed, ct);
        await Db.SaveChangesAsync(ct);
        if (traces.Count > 0)
        {
            // Now the versions are known; what is saved is not looked at again.
            Db.ChangeTracker.Clear();
            Db.AddRange(traces.Select(trace => trace()));
            await Db.SaveChangesAsync(ct);
        }

        Db.ChangeTracker.Clear();
        outcomes.AddRange(done.Values.Select(row => new RowOutcome(
            row.Row, row.Before is null ? RowResult.Created : RowResult.Updated, []) { Record = row.RecordId }));
        return (outcomes, seen);
    }

    private async Task<(List<RowOutcome> Outcomes, Dictionary<string, int> Seen)> PlayAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, List<Func<ImportedRow>> traces, CancellationToken ct,
        List<RowInWork<TForm>>? played = null)
    {
        _people ??= await ImportPeople.LoadAsync(Db, Me.AccessTo(Permission), Fields.Any(
            f => f.Type == ImportType.Person), ct);
        _changed.Clear();
        _made.Clear();
        await tools.Own.PrepareAsync(Kind, rows, ct);
        var work = rows.Select(Read).ToList();
        played?.AddRange(work);
        await PrepareAsync(session, work, ct);
        foreach (var row in work)
        {
            Relate(row, row.Form);
            row.Keys = [.. KeysOf(row.Form, session.Match)];
            row.Unique = [.. UniqueKeysOf(row.Form)];
        }

        var known = await KnownAsync(session, work, ct);
        var turn = new ImportTurn<TRecord>(session, known);
        var outcomes = new List<RowOutcome>(rows.Count);
        foreach (var row in work)
        {
            var result = Take(row, turn, traces);
            outcomes.Add(new RowOutcome(row.Row.Number, result, row.Problems) { Record = row.Record });
            if (result != RowResult.Refused) turn.See(SaidBy(row.Form, session.Match), row.Row.Number);
        }

        return (outcomes, turn.Seen);
    }

    private RowInWork<TForm> Read(ImportRow row)
    {
        var work = new RowInWork<TForm>(row, Blank());
        Fill(work, work.Form, row.Said);
        return work;
    }

    private void Fill(RowInWork<TForm> work, TForm form, Func<string, object?> said)
    {
        foreach (var field in Fields.Where(f => f.Type != ImportType.Record))
        {
            if (said(field.Key) is not { } value) continue;
            if (field.Type == ImportType.Person)
            {
                if (_people!.Find((string)value) is { } person) field.Set(form, person);
                else work.Wrong(field.Key, _people.TroubleWith((string)value), value);
            }
            else if (!field.Set(form, value))
            {
                work.Wrong(field.Key, RowTrouble.NotWhole);
            }
        }
    }

    private async Task<KnownRecords<TRecord>> KnownAsync(
        ImportSession session, List<RowInWork<TForm>> work, CancellationToken ct)
    {
        var keys = work.SelectMany(row => row.Keys.Concat(row.Unique)).ToHashSet(StringComparer.Ordinal);
        var found = keys.Count == 0 ? [] : await FindAsync(keys, ct);
        var ids = found.Select(pair => pair.Record.Id).Distinct().ToList();
        var visible = ids.Count == 0
            ? []
            : await Visible.Where(record => ids.Contains(record.Id)).Select(record => record.Id).ToListAsync(ct);
        var changeable = ids.Count == 0
            ? []
            : await Changeable.Where(record => ids.Contains(record.Id)).Select(record => record.Id).ToListAsync(ct);
        var rows = ids.Count == 0 || session.IsTrial
            ? []
            : await Db.Set<ImportedRow>()
                .Where(r => r.BatchId == session.Batch && r.Kind == Kind && ids.Contains(r.RecordId))
                .ToDictionaryAsync(r => r.RecordId, r => r.Row, ct);
        return new KnownRecords<TRecord>(found, [.. visible], [.. changeable], rows);
    }

    private RowResult Take(RowInWork<TForm> row, ImportTurn<TRecord> turn, List<Func<ImportedRow>> traces)
    {
        if (turn.RowOfSame(row.Keys, row.Unique) is { } other)
        {
            row.Problems.Clear();
            row.Wrong(null, RowTrouble.SameAsRow, other);
            return RowResult.Refused;
        }

        bool MayBe(TRecord record) => turn.Known.IsVisible(record) && MayBeOne(row.Form, record);
        var found = turn.Known.Of(row.Keys, MayBe);
        if (found.Count > 1) row.Wrong(null, RowTrouble.Several, found.Count);
        if (row.Problems.Count > 0) return RowResult.Refused;
        if (found.Count == 1) return Update(row, found[0], turn, traces);
        if (turn.Session.Way == ImportWay.Update) return RowResult.Skipped;
        if (turn.Known.Of(row.Unique, MayBe).Count > 0) row.Wrong(null, RowTrouble.KnownOtherwise);
        row.LooksLikeAnother = turn.Known.Of(row.Unique, _ => true).Count > 0;
        return Add(row, turn.Session, traces);
    }

    private RowResult Add(RowInWork<TForm> row, ImportSession session, List<Func<ImportedRow>> traces)
    {
        var custom = tools.Own.Begun(Kind, row.Row, StageOf(row.Form, null), row.Problems);
        if (!IsRight(row, row.Form)) return RowResult.Refused;
        try
        {
            var record = Make(row);
            if (record is ICustomized own) own.Custom = custom;
            Db.Add(record);
            _made.Add(record);
            row.Record = record.Id;
            traces.Add(() => TraceOf(session.Batch, row.Row.Number, Kind, record, null));
            foreach (var (kind, with) in MadeWith(row))
                traces.Add(() => TraceOf(session.Batch, row.Row.Number, kind, with, null));
            return RowResult.Created;
        }
        catch (BusinessRuleException refusal)
        {
            return Refuse(row, refusal);
        }
    }

    private RowResult Update(RowInWork<TForm> row, TRecord record, ImportTurn<TRecord> turn,
        List<Func<ImportedRow>> traces)
    {
        var self = record.Id.ToString();
        if ((turn.RowOfSame([self], []) ?? turn.Known.RowOf(record)) is { } other)
            row.Wrong(null, RowTrouble.SameAsRow, other);
        else if (turn.Session.Way == ImportWay.Add) return RowResult.Skipped;
        if (!turn.Known.IsChangeable(record)) row.Wrong(null, RowTrouble.NotYours);
        if (row.Problems.Count > 0) return RowResult.Refused;
        var form = FormOf(record);
        var own = (record as ICustomized)?.Custom;
        var before = Keep(form, own);
        // Its own keys are its own, also when somebody said of two that they are two.
        var keys = UniqueKeysOf(form).ToList();
        var said = AddedTexts.Of(Fields, form, row.Row.Values);
        Fill(row, form, key => said.GetValueOrDefault(key));
        Relate(row, form);
        var custom = tools.Own.Changed(Kind, row.Row, own, (record as IStaged)?.StageKey, StageOf(form, record),
            row.Problems);
        if (row.Problems.Count > 0) return RowResult.Refused;
        if (ImportedValues.AreSame(before, Keep(form, custom)))
        {
            row.Record = record.Id;
            turn.See([self], row.Row.Number);
            return RowResult.Skipped;
        }

        var taken = UniqueKeysOf(form).Except(keys).ToList();
        if (turn.Known.Of(taken, r => r.Id != record.Id && turn.Known.IsVisible(r)).Count > 0)
            row.Wrong(null, RowTrouble.KnownOtherwise);
        row.LooksLikeAnother = turn.Known.Of(taken, r => r.Id != record.Id).Count > 0;
        if (!IsRight(row, form)) return RowResult.Refused;
        try
        {
            Change(row, record, form);
            if (record is ICustomized customized) customized.Custom = custom;
            _changed.Add(record);
            row.Record = record.Id;
            var batch = turn.Session.Batch;
            traces.Add(() => TraceOf(batch, row.Row.Number, Kind, record, ImportedValues.Write(before)));
            turn.See([self], row.Row.Number);
            return RowResult.Updated;
        }
        catch (BusinessRuleException refusal)
        {
            Db.Entry(record).CurrentValues.SetValues(Db.Entry(record).OriginalValues);
            return Refuse(row, refusal);
        }
    }

    // What a record belongs to is part of what it is found by: a row never moves it.
    private Dictionary<string, string?> Keep(TForm form, string? custom)
    {
        var kept = Fields.Where(f => f.IsKept).ToDictionary(f => f.Key, f => f.Keep(form));
        kept[ImportedValues.Custom] = custom;
        return kept;
    }

    private bool IsRight(RowInWork<TForm> row, TForm form)
    {
        foreach (var (property, message) in Check(form)) row.Refuse(ColumnOf(property), message);
        return row.Problems.Count == 0;
    }

    private RowResult Refuse(RowInWork<TForm> row, BusinessRuleException refusal)
    {
        row.Problems.Add(new RowProblem(ColumnOf(refusal.Field), RowTrouble.Refused) { Refusal = refusal });
        return RowResult.Refused;
    }

    private string? ColumnOf(string? property) => Columns.FirstOrDefault(c => c.Property == property)?.Key;

    private static ImportedRow TraceOf(Guid batch, int row, string kind, Entity record, string? before) => new()
    {
        BatchId = batch, Row = row, Kind = kind, RecordId = record.Id, Version = record.Version, Before = before
    };
}
