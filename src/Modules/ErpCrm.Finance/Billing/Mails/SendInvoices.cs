using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Mails;

/// <summary>Sends issued invoices to their customers, in the words of the company's template. One that went already
/// stays as it is unless it is asked for again, and nothing goes twice on a day.</summary>
internal sealed class SendInvoices(FinanceDbContext db, InvoiceSending sending, IRecordMails mails,
    IDatabase database, ICurrentUser me, IStringLocalizer<FinanceText> texts) : IBulkAction
{
    private const string Again = "Again";
    private const string WithLink = "WithLink";
    private const string Yes = "yes";

    public string Key => "finance.send-invoice";

    public string Word => texts["Send by e-mail"];

    public string Icon => "mail";

    public bool CanUndo => false;

    // Whoever writes mails about invoices may have them sent.
    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.EditInvoices)
        && mails.ToWrite(new RecordRef(kind.Key, Guid.Empty)) is not null;

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>(
        [
            new(Again, texts["Invoices that were sent before"], BulkInput.Choice)
            {
                IsRequired = false, Empty = texts["Leave them"],
                Options = [new SelectListItem(texts["Send them again"], Yes)],
            },
            new(WithLink, texts["Link to the invoice"], BulkInput.Choice)
            {
                IsRequired = false, Empty = texts["Without a link"],
                Options = [new SelectListItem(texts["With a link that is good for 60 days"], Yes)],
            },
        ]);

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var invoice = await db.Invoices.ChangeableBy(me).OneAsync(record.Id, ct);
        if (values.TextOf(Again) is null && await sending.WentAsync(invoice.Id, ct)) return BulkEffect.Nothing;
        if (invoice is { IsDraft: false, IsCarriedOver: false }) await sending.PrepareAsync(invoice.Id, ct);
        await sending.AskAsync(invoice, values.TextOf(WithLink) is not null, ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (database.TroubleOf(e) == DatabaseTrouble.Duplicate)
        {
            // It went today already, by somebody else or by itself.
            return BulkEffect.Nothing;
        }

        return BulkEffect.Done();
    }
}
