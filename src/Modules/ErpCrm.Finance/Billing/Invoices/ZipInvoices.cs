using ErpCrm.Finance.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists.Selection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>The PDFs of the rows as one file (<see cref="ZipOfInvoicesController"/>): nothing is changed.</summary>
internal sealed class ZipInvoices(IStringLocalizer<FinanceText> texts) : IBulkAction
{
    public string Key => "finance.zip-invoice";

    public string Word => texts["PDFs as ZIP"];

    public string Icon => "download";

    public bool CanUndo => false;

    public string FileUrl => "/finance/invoices/zip";

    public bool IsFor(RecordKind kind, ICurrentUser reader) => reader.Can(FinancePermissions.ViewInvoices);

    public Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<BulkField>>([]);

    public Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct) =>
        Task.FromResult(BulkEffect.Nothing);
}
