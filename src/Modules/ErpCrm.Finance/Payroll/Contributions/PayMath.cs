using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Payroll.Contributions;

/// <summary>Per cents of pay, and the limits of what they are computed on. Zero where there is none.</summary>
/// <param name="IncomeTax">Per cent of what is left of the pay after the employee's contributions.</param>
/// <param name="MinimumPercent">Of the average wage: contributions are computed on no less.</param>
/// <param name="CapFactor">Times the average wage: contributions are computed on no more.</param>
internal sealed record ContributionTerms(
    decimal EmployerPension, decimal EmployerMedical, decimal EmployerHealth, decimal EmployeePension,
    decimal EmployeeFund, decimal IncomeTax, decimal MinimumPercent, decimal CapFactor)
{
    public decimal Employer => EmployerPension + EmployerMedical + EmployerHealth;

    public decimal Employee => EmployeePension + EmployeeFund;
}

/// <summary>Days of a month that one salary is paid for.</summary>
/// <param name="Monthly">For a whole month of full time, in base currency.</param>
/// <param name="Workload">Per cent of full time.</param>
internal sealed record PaidSpan(decimal Monthly, decimal Workload, int Days);

/// <summary>What a month of one person costs and leaves, base currency.</summary>
/// <param name="Base">What contributions are computed on.</param>
internal sealed record PayResult(
    decimal Gross, decimal Base, decimal EmployerPension, decimal EmployerMedical, decimal EmployerHealth,
    decimal EmployeePension, decimal EmployeeFund, decimal IncomeTax)
{
    public decimal Employer => EmployerPension + EmployerMedical + EmployerHealth;

    public decimal Employee => EmployeePension + EmployeeFund;

    /// <summary>What the person gets.</summary>
    public decimal Net => Gross - Employee - IncomeTax;

    /// <summary>What the company spends.</summary>
    public decimal Cost => Gross + Employer;
}

/// <summary>Pay, contributions and tax of a month. Every part is rounded by itself (domain-rules §1).</summary>
internal static class PayMath
{
    /// <param name="monthDays">Days of the whole month that count.</param>
    public static decimal GrossOf(IEnumerable<PaidSpan> spans, int monthDays, string currency) => monthDays == 0 ? 0
        : Rounding.Round(spans.Sum(s => s.Monthly * s.Workload * s.Days) / (100m * monthDays), currency);

    /// <summary>The part of a month of full time that somebody is employed for.</summary>
    public static decimal PresenceOf(IEnumerable<PaidSpan> spans, int monthDays) => monthDays == 0 ? 0
        : spans.Sum(s => s.Workload * s.Days) / (100m * monthDays);

    /// <param name="presence">The part of a month of full time: the least base is that part of it.</param>
    /// <param name="averageWage">0 where none is known: then there are no limits.</param>
    public static PayResult Of(decimal gross, decimal presence, ContributionTerms terms, decimal averageWage,
        string currency)
    {
        var on = BaseOf(gross, presence, terms, averageWage, currency);
        decimal Part(decimal percent) => Rounding.Round(on * percent / 100, currency);
        var (pension, fund) = (Part(terms.EmployeePension), Part(terms.EmployeeFund));
        var taxed = Math.Max(0, gross - pension - fund);
        return new PayResult(gross, on, Part(terms.EmployerPension), Part(terms.EmployerMedical),
            Part(terms.EmployerHealth), pension, fund, Rounding.Round(taxed * terms.IncomeTax / 100, currency));
    }

    // Of a month that nothing is paid for nothing is owed.
    private static decimal BaseOf(decimal gross, decimal presence, ContributionTerms terms, decimal averageWage,
        string currency)
    {
        if (gross <= 0) return 0;
        var least = Rounding.Round(averageWage * terms.MinimumPercent / 100 * presence, currency);
        var most = Rounding.Round(averageWage * terms.CapFactor, currency);
        var on = Math.Max(gross, least);
        return most > 0 ? Math.Min(on, most) : on;
    }
}
