namespace ErpCrm.Ui.Mvc;

/// <summary>How many decimals a posted number may have; two where
/// nothing is said. More are refused, never rounded.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DecimalsAttribute(int most) : Attribute
{
    /// <summary>Decimals where nothing is said.</summary>
    public const int Usual = 2;

    public int Most { get; } = most;
}

/// <summary>
/// A posted amount: it has the decimals of its currency, and a currency
/// typed with it is that one. The currency is the posted field
/// <c>Currency</c> beside it or of the form; where the record knows it, the record refuses
/// (<see cref="SharedKernel.Currencies.Exact"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AmountAttribute : Attribute;

/// <summary>Hours: <c>7.5</c>, <c>7:30</c>, <c>450m</c> alike (<see cref="Formats.DurationText"/>).</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class HoursAttribute : Attribute;
