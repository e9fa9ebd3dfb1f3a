using System.Globalization;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Finance.Books.Receivables;

/// <summary>From which day an invoice ages.</summary>
internal enum AgeBy
{
    Due,
    Issued,
}

/// <summary>What of the ageing is asked for. The address says all of it; what cannot be read asks nothing.</summary>
internal sealed class AgeingAsk
{
    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>The day it is looked at.</summary>
    public DateOnly? At { get; set; }

    public AgeBy? By { get; set; }

    /// <summary>Amounts of this currency alone, and in it; all in base currency otherwise.</summary>
    public string? Currency { get; set; }

    /// <summary>Of the rows behind a figure: one customer.</summary>
    public Guid? Company { get; set; }

    /// <summary>Of the rows behind a figure: one age; all when null.</summary>
    public AgeBucket? Age { get; set; }

    /// <summary>Of the rows behind a figure: credits, not invoices.</summary>
    public bool Credits { get; set; }

    public string? CurrencyCode() => Currencies.IsKnown(Currency) ? Currency : null;

    public DateOnly Day(DateOnly today)
    {
        var day = At ?? today;
        return day < First ? First : day > Last ? Last : day;
    }

    /// <summary>The same asked at another address, but for the changes; null takes one away.</summary>
    public string Address(string path, params (string Name, string? Value)[] changes)
    {
        var pairs = new (string Name, string? Value)[]
        {
            ("at", At?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("by", By?.ToString()),
            ("currency", CurrencyCode()), ("company", Company?.ToString()), ("age", Age?.ToString()),
            ("credits", Credits ? "true" : null),
        };
        return QueryHelpers.AddQueryString(path, pairs.Where(pair => changes.All(change => change.Name != pair.Name))
            .Concat(changes).Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
    }
}
