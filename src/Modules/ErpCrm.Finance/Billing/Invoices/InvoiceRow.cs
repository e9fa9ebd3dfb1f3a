using System.Linq.Expressions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <param name="OpenInBase">What is open, at the rate of the day it is looked at.</param>
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
    decimal CreditedAmount,
    decimal ExchangeRate,
    decimal BaseGross,
    decimal OpenInBase,
    decimal BadDebt,
    decimal Discount,
    string? DiscountReason,
    bool IsDeposit)
{
    public static Expression<Func<Invoice, InvoiceRow>> At(ExchangeRateTable rates, DateOnly today) =>
        i => new InvoiceRow(
            i.Id, i.Number, i.CustomerToday.Name, i.CustomerName, i.Status, i.IsOpen, i.DraftedOn, i.IssuedOn, i.DueOn,
            i.Currency,
            i.Net, i.Vat, i.Gross, i.OpenAmount, i.CreditedAmount, i.ExchangeRate, i.BaseGross,
            rates.ToBase(i.OpenAmount, i.Currency, today) ?? 0, i.BadDebtAmount, i.DiscountAmount, i.DiscountReason,
            i.IsDeposit);

    public InvoiceState State => new(Status, IsOpen, DueOn, Gross, OpenAmount, CreditedAmount, BadDebt);
}
