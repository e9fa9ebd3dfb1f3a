using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Words and figures of certificates, the same on page and paper: keys of the texts.</summary>
internal static class CertificateWords
{
    public static (string Tone, string Word) Of(Verdict verdict) => verdict switch
    {
        Verdict.Matched => ("green", "Matched"),
        Verdict.Explained => ("blue", "Explained"),
        _ => ("red", "Unexplained"),
    };

    public static string SentenceOf(Verdict verdict) => verdict switch
    {
        Verdict.Matched =>
            "Every amount has delivered and approved work behind it, and everything is as it was issued.",
        Verdict.Explained =>
            "What has no work behind it was written openly and stands on the invoice; everything is as it was issued.",
        _ => "Rows were changed outside of the application. Compare those below with a backup.",
    };

    public static string Of(CertificateFault fault) => fault switch
    {
        CertificateFault.NotFrozen => "The copy that was kept when it was issued is gone",
        CertificateFault.ChainBroken => "The copy that was kept when it was issued was changed, or one beside it",
        CertificateFault.DocumentDiffers => "The invoice says something else than when it was issued",
        CertificateFault.LineDiffers => "A line says something else than when it was issued",
        CertificateFault.LineMissing => "A line that was issued is gone",
        CertificateFault.LineAdded => "A line was added after the invoice was issued",
        CertificateFault.AllocationMissing => "The row that ties the work to the invoice is gone",
        CertificateFault.AllocationDiffers => "The invoice bills another part of the work than when it was issued",
        CertificateFault.AllocationAdded => "Work was tied to the invoice after it was issued",
        CertificateFault.DeliveryMissing => "The delivered work is gone",
        CertificateFault.DeliveryDiffers => "The delivered work was changed after it was billed",
        CertificateFault.DeliveryUnbalanced =>
            "What is billed, written off and open does not add up to what was delivered",
        CertificateFault.SourceMissing => "What was approved is gone",
        CertificateFault.SourceDiffers => "What was approved was changed afterwards",
        CertificateFault.PriceWithoutRate => "No rate of the person or the project gives this price",
        _ => "A credit note says something else than when it was issued",
    };

    public static string Of(ExplanationKind kind) => kind switch
    {
        ExplanationKind.CarriedOver => "Issued by another system, where its work is known",
        ExplanationKind.TypedLine => "Typed on the invoice, without delivered work",
        ExplanationKind.Deduction => "Taken off on the invoice",
        ExplanationKind.Deposit => "Deposit: billed ahead of work, or deducted",
        ExplanationKind.MoreThanDelivered => "More than was delivered",
        ExplanationKind.HigherPrice => "Price above the price of the work",
        ExplanationKind.Discount => "Discount",
        _ => "Price below the price of the work",
    };

    /// <summary>The first reason for which it is not matched.</summary>
    public static string? WhyOf(Certificate certificate) => certificate.Faults.Count > 0
        ? Of(certificate.Faults[0].Kind)
        : certificate.Explanations.Count > 0 ? Of(certificate.Explanations[0].Kind) : null;

    /// <summary>Work as it is called where it stands alone.</summary>
    public static string TitleOf(Delivery delivery) => string.IsNullOrEmpty(delivery.PersonName)
        ? $"{delivery.Description}, {Format.Date(delivery.DeliveredOn)}"
        : $"{delivery.Description}, {Format.Date(delivery.DeliveredOn)}, {delivery.PersonName}";

    public static string Figure(decimal? value, FaultMeasure measure, string currency, IStringLocalizer t) =>
        (value, measure) switch
        {
            (null, _) or (_, FaultMeasure.None) => Format.Nothing,
            ({ } minutes, FaultMeasure.Minutes) => BillingWords.Quantity(BillingSourceKind.Time, minutes, t),
            ({ } amount, FaultMeasure.Money) => Format.Money(amount, currency,
                LineTexts.PriceDigits(amount, currency)),
            ({ } rate, FaultMeasure.Rate) => LineTexts.Rate(rate),
            ({ } number, _) => BillingWords.Quantity(BillingSourceKind.Milestone, number, t),
        };

    /// <summary>What it was and what it is.</summary>
    public static string FiguresOf(Fault fault, string currency, IStringLocalizer t) =>
        fault.Measure == FaultMeasure.None ? "" : t["{0} when issued or approved, now {1}",
            Figure(fault.Was, fault.Measure, currency, t), Figure(fault.Is, fault.Measure, currency, t)].Value;

    /// <summary>A price of work: per hour of time.</summary>
    public static string Price(decimal price, string currency) =>
        Format.Number(price, LineTexts.PriceDigits(price, currency));

    /// <summary>A share of the invoiced value, to a tenth of a per cent; never 100 % where something is missing.
    /// </summary>
    public static string Share(decimal? share) => share switch
    {
        null => Format.Nothing,
        >= 1 => Format.Percent(1),
        { } part => Format.Percent(Math.Min(part, 0.999m), 1),
    };
}
