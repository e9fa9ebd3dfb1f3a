using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Resources.Bookings;

/// <summary>Deletes bookings, as the sheet of one does.</summary>
internal sealed class DeleteBookings(ResourcesDbContext db, IStringLocalizer<SharedText> shared) : IBulkAction
{
    public string Key => "resources.delete-booking";

    public string Word => shared["Delete"];

    public string Icon => "trash-2";

    public bool Removes => true;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(ResourcesPermissions.EditBookings);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var booking = await db.Bookings.OneAsync(record.Id, ct);
        var person = await db.People.Where(p => p.Id == booking.PersonId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        var kept = KeptRow.Of(db, booking);
        db.Remove(booking);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(kept, $"{person}, {Format.Date(booking.Week)}");
    }

    public async Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct)
    {
        var booking = KeptRow.Restore<Booking>(db, before);
        if (await db.Bookings.AnyAsync(b => b.PersonId == booking.PersonId && b.ProjectId == booking.ProjectId
            && b.Week == booking.Week, ct))
            throw new BusinessRuleException("Somebody booked the same meanwhile.");
        await db.SaveChangesAsync(ct);
    }
}
