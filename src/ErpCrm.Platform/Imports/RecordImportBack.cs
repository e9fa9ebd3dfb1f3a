using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Imports;

// What rows made or changed is as before.
public abstract partial class RecordImport<TContext, TRecord, TForm>
{
    public sealed override Task<(int Rows, int Lowest)> TakeBackAsync(
        Guid batch, int below, int most, CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        return Db.InTransactionAsync(async token =>
        {
            var rows = await Db.Set<ImportedRow>()
                .Where(r => r.BatchId == batch && r.Kind == Kind && r.Row < below
                    && r.State == ImportedState.Stands)
                .OrderByDescending(r => r.Row).Take(most).ToListAsync(token);
            if (rows.Count > 0) await TakeBackAsync(rows, token);
            return (rows.Count, rows.Count == 0 ? below : rows[^1].Row);
        }, ct);
    }

    private async Task TakeBackAsync(List<ImportedRow> rows, CancellationToken ct)
    {
        _changed.Clear();
        var ids = rows.Select(r => r.RecordId).ToList();
        await tools.Own.PrepareAsync(Kind, [], ct);
        await PrepareBackAsync(ids, ct);
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
            var custom = before.GetValueOrDefault(ImportedValues.Custom);
            // The stage in which it was asks by now for what it had not.
            if (tools.Own.IsAskedOnTheWay((record as IStaged)?.StageKey, StageOf(form, record), custom))
                return ImportedState.LeftUsed;
            Change(record, form);
            if (record is ICustomized own && before.ContainsKey(ImportedValues.Custom)) own.Custom = custom;
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
