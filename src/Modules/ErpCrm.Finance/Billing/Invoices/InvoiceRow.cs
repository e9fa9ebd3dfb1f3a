using System.Linq.Expressions;

namespace ErpCrm.Finance.Billing.Invoices;

internal sealed record InvoiceRow(
    Guid Id,
    string? Number,
    string CustomerName,
    string PrintedName,
    InvoiceStatus Status,
    bool IsOpen,
    DateOnly DraftedOn,
    DateOnly? IssuedOn,
    DateOnly? DueOn,
    string Currency,
    decimal Net,
    decimal Vat,
    decimal Gross,
    decimal OpenAmount,
    decimal ExchangeRate,
    decimal BaseGross,
    bool IsCredited)
{
    public static Expression<Func<Invoice, InvoiceRow>> From { get; } = i => new InvoiceRow(
        i.Id, i.Number, i.Client.Name, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn, i.Currency,
        i.Net, i.Vat, i.Gross, i.OpenAmount, i.ExchangeRate, i.BaseGross, i.Gross > 0 && i.CreditedAmount >= i.Gross);
}
