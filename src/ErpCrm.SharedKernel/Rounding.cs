namespace ErpCrm.SharedKernel;

/// <summary>The one place where amounts are rounded (domain-rules §0, §1).</summary>
public static class Rounding
{
    /// <summary>Half away from zero, to <paramref name="digits"/> decimals.</summary>
    public static decimal Round(decimal value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    /// <summary>Half away from zero, to the minor unit of <paramref name="currency"/>.</summary>
    public static decimal Round(decimal value, string currency) => Round(value, Currencies.Digits(currency));

    /// <summary>
    /// Splits <paramref name="total"/> by <paramref name="weights"/>:
    /// each part is rounded down to <paramref name="digits"/>
    /// decimals, the units left over go to the largest remainders, ties by order. The parts always add up to the total.
    /// </summary>
    /// <exception cref="ArgumentException">No weight is positive, or one is negative.</exception>
    public static IReadOnlyList<decimal> Allocate(decimal total, IReadOnlyList<decimal> weights, int digits)
    {
        var sum = weights.Sum();
        if (sum <= 0 || weights.Any(weight => weight < 0))
            throw new ArgumentException("Weights must be positive.", nameof(weights));

        var sign = total < 0 ? -1 : 1;
        var size = Math.Abs(Round(total, digits));
        var unit = Unit(digits);
        var exact = weights.Select(weight => size * weight / sum).ToArray();
        var parts = exact.Select(value => Math.Floor(value / unit) * unit).ToArray();

        var left = (int)Math.Round((size - parts.Sum()) / unit);
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i])
            .ThenBy(i => i)
            .Take(left))
            parts[index] += unit;
        return [.. parts.Select(part => part * sign)];
    }

    /// <summary>The smallest amount with so many decimals.</summary>
    public static decimal Unit(int digits)
    {
        var unit = 1m;
        for (var i = 0; i < digits; i++) unit /= 10;
        return unit;
    }
}
