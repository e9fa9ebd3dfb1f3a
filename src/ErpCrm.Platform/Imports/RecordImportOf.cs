using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Imports;

/// <summary>What an import needs of its module and of the others.</summary>
public sealed record ImportTools<TContext>(
    TContext Db, ICurrentUser Me, IEnumerable<IRecordUse> Uses, IDatabase Database)
    where TContext : DbContext;

/// <summary>A row on its way to a record.</summary>
public sealed class RowInWork<TForm>(ImportRow row, TForm form)
    where TForm : class
{
    public ImportRow Row { get; } = row;

    /// <summary>What a new record would be.</summary>
    public TForm Form { get; } = form;

    public List<RowProblem> Problems { get; } = [];

    /// <summary>What it is found by.</summary>
    public IReadOnlyList<string> Keys { get; internal set; } = [];

    /// <summary>There is one that shares what is unique, and it is another one.</summary>
    public bool LooksLikeAnother { get; internal set; }

    /// <summary>What no two records may share, whatever the rule.</summary>
    public IReadOnlyList<string> Unique { get; internal set; } = [];

    public void Wrong(string? column, RowTrouble trouble, params object[] arguments) =>
        Problems.Add(new RowProblem(column, trouble, arguments));
}

/// <summary>
/// An import by way of the record's own form: a row fills the form, the form's validator and the record's rules decide.
/// A module says how one is found, made and changed.
/// </summary>
public abstract class RecordImport<TContext, TRecord, TForm>(ImportTools<TContext> tools) : RecordImport
    where TContext : DbContext
    where TRecord : Entity
    where TForm : class
{
    private readonly List<TRecord> _changed = [];
    private ImportPeople? _people;

    protected TContext Db => tools.Db;

    protected ICurrentUser Me => tools.Me;

    public abstract IReadOnlyList<ImportColumn<TForm>> Fields { get; }

    public sealed override IReadOnlyList<ImportColumn> Columns => Fields;

    /// <summary>To whose records whoever imports may hand one over.</summary>
    protected abstract string Permission { get; }

    /// <summary>Those that open for whoever imports: a row finds no other.</summary>
    protected abstract IQueryable<TRecord> Visible { get; }

    /// <summary>Those that whoever imports may change.</summary>
    protected abstract IQueryable<TRecord> Changeable { get; }

    /// <summary>With what is needed to change or remove one.</summary>
    protected virtual IQueryable<TRecord> Whole => Db.Set<TRecord>();

    /// <summary>A new one, as its form begins.</summary>
    protected abstract TForm Blank();

    protected abstract TForm FormOf(TRecord record);

    /// <summary>What a record is found by, by the chosen rule, the surest first.</summary>
    protected abstract IEnumerable<string> KeysOf(TForm form, string match);

    /// <summary>What no two records share, whatever the rule.</summary>
    protected virtual IEnumerable<string> UniqueKeysOf(TForm form) => [];

    /// <summary>What the record that a row makes will be found by: later rows of the file that look for it say the
    /// same.</summary>
    protected virtual IEnumerable<string> SaidBy(TForm form, string match) =>
        KeysOf(form, match).Concat(UniqueKeysOf(form));

    protected abstract Task<IReadOnlyList<(string Key, TRecord Record)>> FindAsync(
        IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>Whether what the keys found can be what the row says.</summary>
    protected virtual bool MayBeOne(TForm form, TRecord record) => true;

    /// <summary>Fetches what these rows need, once for all of them.</summary>
    protected virtual Task PrepareAsync(
        ImportSession session, IReadOnlyList<RowInWork<TForm>> rows, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Puts what the row refers to into the form.</summary>
    protected virtual void Relate(RowInWork<TForm> row, TForm form)
    {
    }

    /// <summary>What the form's validator says.</summary>
    protected abstract IEnumerable<(string Property, string Message)> Check(TForm form);

    protected abstract TRecord Make(RowInWork<TForm> row);

    protected abstract void Change(TRecord record, TForm form);

    /// <summary>Whatever follows from the changes, before they are saved.</summary>
    protected virtual Task FinishAsync(IReadOnlyList<TRecord> changed, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Records that came with the row, which are remembered and taken back too.</summary>
    protected virtual IEnumerable<(string Kind, Entity Record)> MadeWith(RowInWork<TForm> row) => [];

    /// <summary>Those to which something of the own module belongs.</summary>
    protected abstract Task<IReadOnlyCollection<Guid>> UsedAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Says that it goes; the base removes it.</summary>
    protected virtual void Withdraw(TRecord record)
    {
    }

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

    public sealed override Task<int> TakeBackAsync(Guid batch, int most, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        return Db.InTransactionAsync(async token =>
        {
            var rows = await Db.Set<ImportedRow>()
                .Where(r => r.BatchId == batch && r.Kind == Kind && r.State == ImportedState.Stands)
                .OrderByDescending(r => r.Row).Take(most).ToListAsync(token);
            if (rows.Count > 0) await TakeBackAsync(rows, token);
            return rows.Count;
        }, ct);
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
        var done = await Db.Set<ImportedRow>()
            .Where(r => r.BatchId == session.Batch && r.Kind == Kind && r.Row >= first && r.Row <= last)
            .ToDictionaryAsync(r => r.Row, r => r.Before is null ? RowResult.Created : RowResult.Updated, ct);
        var traces = new List<Func<ImportedRow>>();
        var (outcomes, seen) = await PlayAsync(session, [.. rows.Where(r => !done.ContainsKey(r.Number))], traces, ct);
        await FinishAsync(_changed, ct);
        await Db.SaveChangesAsync(ct);
        if (traces.Count > 0)
        {
            // Now the versions are known.
            Db.AddRange(traces.Select(trace => trace()));
            await Db.SaveChangesAsync(ct);
        }

        Db.ChangeTracker.Clear();
        outcomes.AddRange(done.Select(row => new RowOutcome(row.Key, row.Value, [])));
        return (outcomes, seen);
    }

    private async Task<(List<RowOutcome> Outcomes, Dictionary<string, int> Seen)> PlayAsync(
        ImportSession session, IReadOnlyList<ImportRow> rows, List<Func<ImportedRow>> traces, CancellationToken ct)
    {
        _people ??= await ImportPeople.LoadAsync(Db, Me.AccessTo(Permission), Fields.Any(
            f => f.Type == ImportType.Person), ct);
        _changed.Clear();
        var work = rows.Select(Read).ToList();
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
            outcomes.Add(new RowOutcome(row.Row.Number, result, row.Problems));
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
        if (!IsRight(row, row.Form)) return RowResult.Refused;
        try
        {
            var record = Make(row);
            Db.Add(record);
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
        var before = Keep(form);
        // Its own keys are its own, also when somebody said of two that they are two.
        var own = UniqueKeysOf(form).ToList();
        Fill(row, form, key => row.Row.Values.GetValueOrDefault(key));
        Relate(row, form);
        if (ImportedValues.AreSame(before, Keep(form)))
        {
            turn.See([self], row.Row.Number);
            return RowResult.Skipped;
        }

        if (turn.Known.Of(UniqueKeysOf(form).Except(own), _ => true).Any(r => r.Id != record.Id))
            row.Wrong(null, RowTrouble.KnownOtherwise);
        if (!IsRight(row, form)) return RowResult.Refused;
        try
        {
            Change(record, form);
            _changed.Add(record);
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
    private Dictionary<string, string?> Keep(TForm form) =>
        Fields.Where(f => f.Type != ImportType.Record).ToDictionary(f => f.Key, f => f.Keep(form));

    private bool IsRight(RowInWork<TForm> row, TForm form)
    {
        foreach (var (property, message) in Check(form))
            row.Problems.Add(new RowProblem(ColumnOf(property), RowTrouble.Refused) { Message = message });
        return row.Problems.Count == 0;
    }

    private RowResult Refuse(RowInWork<TForm> row, BusinessRuleException refusal)
    {
        row.Problems.Add(new RowProblem(ColumnOf(refusal.Field), RowTrouble.Refused) { Refusal = refusal });
        return RowResult.Refused;
    }

    private string? ColumnOf(string? property) => Fields.FirstOrDefault(f => f.Property == property)?.Key;

    private static ImportedRow TraceOf(Guid batch, int row, string kind, Entity record, string? before) => new()
    {
        BatchId = batch, Row = row, Kind = kind, RecordId = record.Id, Version = record.Version, Before = before
    };

    private async Task TakeBackAsync(List<ImportedRow> rows, CancellationToken ct)
    {
        _changed.Clear();
        var ids = rows.Select(r => r.RecordId).ToList();
        var records = await Whole.Where(record => ids.Contains(record.Id)).ToDictionaryAsync(r => r.Id, ct);
        var made = rows.Where(r => r.Before is null).Select(r => r.RecordId).ToList();
        var used = (await UsedAsync(made, ct)).ToHashSet();
        foreach (var use in tools.Uses) used.UnionWith(await use.UsedAsync(Kind, made, ct));
        foreach (var row in rows)
        {
            row.State = !records.TryGetValue(row.RecordId, out var record) ? ImportedState.TakenBack
                : record.Version != row.Version ? ImportedState.LeftChanged
                : row.Before is null && used.Contains(record.Id) ? ImportedState.LeftUsed
                : TakeBack(row, record);
        }

        await FinishAsync(_changed, ct);
        await Db.SaveChangesAsync(ct);
        Db.ChangeTracker.Clear();
    }

    private ImportedState TakeBack(ImportedRow row, TRecord record)
    {
        if (row.Before is null)
        {
            Withdraw(record);
            Db.Remove(record);
            return ImportedState.TakenBack;
        }

        try
        {
            var form = FormOf(record);
            var before = ImportedValues.Read(row.Before);
            foreach (var field in Fields.Where(f => before.ContainsKey(f.Key))) field.Restore(form, before[field.Key]);
            Change(record, form);
            _changed.Add(record);
            return ImportedState.TakenBack;
        }
        catch (BusinessRuleException)
        {
            Db.Entry(record).CurrentValues.SetValues(Db.Entry(record).OriginalValues);
            return ImportedState.LeftUsed;
        }
    }
}
