using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Holidays;

/// <summary>Deletes holidays, as the button of one does.</summary>
internal sealed class DeleteHolidays(ResourcesDbContext db, IStringLocalizer<SharedText> shared) : IBulkAction
{
    public string Key => "resources.delete-holiday";

    public string Word => shared["Delete"];

    public string Icon => "trash-2";

    public bool Removes => true;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(ResourcesPermissions.EditPeople);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var holiday = await db.Holidays.OneAsync(record.Id, ct);
        var kept = new Holiday(holiday.Day, holiday.Name);
        db.Remove(holiday);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done($"{kept.Day:yyyy-MM-dd} {kept.Name}", kept.Name);
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var day = DateOnly.ParseExact(before[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (await db.Holidays.AnyAsync(h => h.Day == day, ct))
            throw new BusinessRuleException("This day is a holiday again.");
        db.Add(new Holiday(day, before[11..]));
        await db.SaveChangesAsync(ct);
    }
}
