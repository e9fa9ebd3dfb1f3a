using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Selection;
using ErpCrm.Ui.Text;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Deletes drafts, as the page of one does. Their work can be billed again at once, so none is put back: a
/// draft is made anew from the work.</summary>
internal sealed class DeleteDrafts(
    FinanceDbContext db, ConcessionAsking asking, ICurrentUser me, IStringLocalizer<SharedText> shared) : IBulkAction
{
    public string Key => "finance.delete-draft";

    public string Word => shared["Delete"];

    public string Icon => "trash-2";

    public bool Removes => true;

    public bool CanUndo => false;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.EditInvoices);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var invoice = await db.Invoices.ChangeableBy(me).Whole().OneAsync(record.Id, ct);
        await asking.RequireNoneAsync(invoice, ct);
        invoice.Discard();
        db.Remove(invoice);
        await db.SaveChangesAsync(ct);
        return BulkEffect.Done(title: invoice.CustomerName);
    }
}
