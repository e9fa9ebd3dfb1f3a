using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Issues drafts, as the page of one does, in the order of the rows. What that page would ask or tell somebody
/// keeps one a draft.</summary>
internal sealed class IssueInvoices(FinanceDbContext db, Issuing issuing, UnattendedIssuing unattended,
    ConcessionAsking asking, ICurrentUser me, IBusinessClock clock, IStringLocalizer<FinanceText> texts) : IBulkAction
{
    private const string IssuedOn = "IssuedOn";

    public string Key => "finance.issue-invoice";

    public string Word => texts["Issue"];

    public string Icon => "stamp";

    public bool CanUndo => false;

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.EditInvoices);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>(
        [
            new(IssuedOn, texts["Issue date"], BulkInput.Day)
            {
                IsRequired = false, Hint = texts["Today when empty."],
            },
        ]);

    public Task CheckAsync(RecordKind kind, BulkValues values, CancellationToken ct)
    {
        if (values.DayOf(IssuedOn) is { } day) IssueDay.Require(day, clock.Today);
        return Task.CompletedTask;
    }

    public async Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct)
    {
        var invoice = await db.Invoices.ChangeableBy(me).Whole().OneAsync(record.Id, ct);
        if (!invoice.IsDraft) return BulkEffect.Nothing;
        await asking.RequireNoneAsync(invoice, ct);
        await unattended.RequireReadyAsync(invoice, ct);
        await issuing.IssueAsync(invoice, values.DayOf(IssuedOn) ?? clock.Today, ct);
        return BulkEffect.Done();
    }
}
