using System.Globalization;

namespace ErpCrm.SharedKernel;

/// <summary>An amount in one currency (ISO 4217). Amounts of different currencies never mix: operators throw.</summary>
public readonly record struct Money(decimal Amount, string Currency) : IComparable<Money>
{
    /// <summary>Nothing, in the given currency.</summary>
    public static Money Zero(string currency) => new(0m, currency);

    /// <summary>Rounded to the currency's minor unit, half away from zero (domain-rules §0).</summary>
    public Money Round() => this with { Amount = Rounding.Round(Amount, Currency) };

    /// <summary>
    /// Splits the amount by weights so that the parts always add up
    /// (largest remainder, ties by order; domain-rules §1).
    /// </summary>
    /// <exception cref="ArgumentException">No weight is positive, or one is negative.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        var currency = Currency;
        return [.. Rounding.Allocate(Amount, weights, Currencies.Digits(Currency))
            .Select(part => new Money(part, currency))];
    }

    public int CompareTo(Money other) => Amount.CompareTo(Same(other).Amount);

    public static Money operator +(Money left, Money right) =>
        left with { Amount = left.Amount + left.Same(right).Amount };

    public static Money operator -(Money left, Money right) =>
        left with { Amount = left.Amount - left.Same(right).Amount };

    public static Money operator -(Money value) => value with { Amount = -value.Amount };

    public static Money operator *(Money left, decimal factor) => left with { Amount = left.Amount * factor };

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} {Currency}");

    private Money Same(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"{Currency} and {other.Currency} do not mix.");
}
