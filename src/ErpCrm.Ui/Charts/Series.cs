namespace ErpCrm.Ui.Charts;

/// <summary>How a series is drawn: facts are solid, forecasts dashed,
/// pessimistic ones dotted; soft is the pale part of a stack.</summary>
public enum SeriesStyle
{
    Solid,
    Dashed,
    Dotted,
    Soft,
}

/// <summary>One line or one part of the bars; at most four in a chart.</summary>
/// <param name="Name">For the legend, in the reader's language.</param>
/// <param name="Values">One per point of the axis; null leaves a gap.</param>
/// <param name="Color">1 to 6.</param>
/// <param name="Area">Whether the space below a line is tinted.</param>
public sealed record Series(string Name, IReadOnlyList<decimal?> Values, int Color = 1,
    SeriesStyle Style = SeriesStyle.Solid, bool Area = false);

/// <summary>A part of a whole in <see cref="Charts.Parts"/>.</summary>
public sealed record Part(string Name, decimal Value, int Color = 1, bool Soft = false);
