using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Deletes drafts of bills, as the page of one does. Their paper goes with them, so none is put
/// back.</summary>
internal sealed class DeleteBillDrafts(FinanceDbContext db, ICurrentUser me, IStringLocalizer<SharedText> shared)
    : IBulkAction
{
    public string Key => "finance.delete-bill";

    public string Word => shared["Delete"];

    public string Icon => "trash-2";

    public bool Removes => true;

    public bool CanUndo => false;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.EditBills);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var bill = await db.Bills.VisibleTo(me).Whole().OneAsync(record.Id, ct);
        bill.Discard();
        db.Remove(bill);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(title: bill.Number.Length > 0 ? bill.Number : bill.SupplierName);
    }
}
