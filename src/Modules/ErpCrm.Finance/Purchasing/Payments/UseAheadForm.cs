using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>Money that was paid ahead, or a supplier's credit, that is used for open bills.</summary>
internal sealed class UseAheadForm
{
    public List<BillPartLine> Lines { get; set; } = [];
    public int Version { get; set; }

    [BindNever]
    public UseAheadContext? Context { get; private set; }

    /// <summary>The oldest due bills first.</summary>
    public static UseAheadForm Of(int version, UseAheadContext context) => new()
    {
        Version = version,
        Lines = BillPartLine.Of(context.Open, BillPlan.Spread(context.Left, context.Open)),
        Context = context,
    };

    /// <summary>What was typed, for what is left and the bills as they are now.</summary>
    public void ShowAgain(int version, UseAheadContext context) =>
        (Version, Lines, Context) = (version, BillPartLine.InOrderOf(context.Open, Lines), context);
}

/// <param name="SourceUrl">Page of the payment or credit it comes from.</param>
internal sealed record UseAheadContext(string SourceUrl, string ActionUrl, string Supplier, decimal Left,
    string Currency, IReadOnlyList<OpenBill> Open);
