using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What days and comparisons are called in the reader's language.</summary>
internal sealed class ReportWords(IStringLocalizer<FinanceText> texts)
{
    public string Of(Comparison comparison) => comparison switch
    {
        Comparison.PreviousPeriod => texts["Period before"],
        Comparison.LastYear => texts["Year before"],
        Comparison.Budget => texts["Budget"],
        _ => texts["Without comparison"],
    };

    public string Of(ReportSpan span) => span switch
    {
        ReportSpan.Month => texts["By month"],
        ReportSpan.Quarter => texts["By quarter"],
        ReportSpan.Year => texts["By year"],
        _ => texts["In total"],
    };

    /// <summary>The head of a column.</summary>
    /// <param name="isShort">On an axis with many points.</param>
    public string Head(ReportDays days, ReportSpan span, CompanyProfile company, bool isShort = false) => span switch
    {
        ReportSpan.Month when isShort => Format.Month(days.From),
        ReportSpan.Month => $"{Format.Month(days.From)} {days.From.Year}",
        ReportSpan.Quarter => texts["Q{0} {1}", (ReportDays.MonthInYear(days.From, company) / 3) + 1,
            YearName(days.From, company)],
        ReportSpan.Year => YearName(days.From, company),
        _ => Range(days),
    };

    public static string Range(ReportDays days) => $"{Format.Date(days.From)} – {Format.Date(days.To)}";

    // A financial year that is none of the calendar lies in two of them.
    private static string YearName(DateOnly day, CompanyProfile company)
    {
        var year = ReportDays.YearOf(day, company);
        return year.From.Year == year.To.Year ? $"{year.From.Year}" : $"{year.From.Year}/{year.To.Year % 100:00}";
    }
}
