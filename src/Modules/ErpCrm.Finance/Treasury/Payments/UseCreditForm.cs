using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>Credit that is used for open invoices.</summary>
internal sealed class UseCreditForm
{
    public List<AllocationLine> Lines { get; set; } = [];
    public int Version { get; set; }

    [BindNever]
    public UseCreditContext? Context { get; private set; }

    /// <summary>The oldest due invoices first.</summary>
    public static UseCreditForm Of(int version, UseCreditContext context) => new()
    {
        Version = version,
        Lines = AllocationLine.Of(context.Open, AllocationPlan.OldestFirst(context.Left, context.Open)),
        Context = context,
    };

    /// <summary>What was typed, for the credit and the invoices as they are now.</summary>
    public void ShowAgain(int version, UseCreditContext context) =>
        (Version, Lines, Context) = (version, AllocationLine.InOrderOf(context.Open, Lines), context);
}

/// <param name="SourceUrl">Page of the payment or credit note it comes from.</param>
internal sealed record UseCreditContext(string SourceUrl, string ActionUrl, string Customer, decimal Left,
    string Currency, IReadOnlyList<OpenInvoice> Open);
