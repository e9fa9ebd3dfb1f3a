using System.Globalization;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Customers;

/// <summary>Which statement of a customer is meant.</summary>
internal sealed record StatementPeriod(string Currency, DateOnly From, DateOnly To)
{
    private const string Paper = "statement";
    private const string Day = "yyyyMMdd";

    /// <summary>As it stands in the form of a mail.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture,
        $"{Paper}-{Currency}-{From.ToString(Day, CultureInfo.InvariantCulture)}-{To.ToString(Day, CultureInfo.InvariantCulture)}");

    public string Query => $"currency={Currency}&from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}";

    /// <summary>What is not said is this year, in the currency of the customer.</summary>
    public static StatementPeriod Of(Customer customer, string? currency, DateOnly? from, DateOnly? to, DateOnly today)
    {
        var until = to ?? today;
        return new StatementPeriod(Currencies.IsKnown(currency) ? currency! : customer.Currency,
            from is { } first && first <= until ? first : new DateOnly(until.Year, 1, 1), until);
    }

    public static StatementPeriod? Parse(string? key) =>
        key?.Split('-') is [Paper, var currency, var from, var to] && Currencies.IsKnown(currency)
            && DateOnly.TryParseExact(from, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && DateOnly.TryParseExact(to, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var last)
            && first <= last
            ? new StatementPeriod(currency, first, last)
            : null;
}
