using CsCheck;
using ErpCrm.Ui.Charts;

namespace ErpCrm.Tests.Ui.Charts;

public sealed class ScaleTests
{
    [Fact]
    public void A_scale_covers_every_value_and_zero() => Gen.Decimal[-1e9m, 1e9m].Array[1, 20].Sample(values =>
    {
        var scale = Scale.Over(values);
        return values.Append(0).All(value => scale.Low <= (double)value + (scale.Step * 1e-6)
            && (double)value <= scale.High + (scale.Step * 1e-6))
            && values.All(value => scale.Y((double)value) is >= 2.999 and <= 97.001);
    });

    [Fact]
    public void A_scale_has_few_round_marks() => Gen.Decimal[-1e9m, 1e9m].Array[1, 20].Sample(values =>
        Scale.Over(values).Marks.Count() is >= 2 and <= 8);

    [Fact]
    public void A_chart_of_nothing_still_has_an_axis()
    {
        Assert.Equal((0, 1), (Scale.Over([]).Low, Scale.Over([]).High));
        Assert.Equal((0, 1), (Scale.Over([0m, 0m]).Low, Scale.Over([0m]).High));
        Assert.Equal([0, 1], Scale.Over([0m]).Marks);
    }
}
