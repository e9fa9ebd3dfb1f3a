using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Which of several open amounts come to one.</summary>
public sealed class SubsetSumTests
{
    [Fact]
    public void The_only_set_is_found_to_the_cent()
    {
        var found = SubsetSum.Find([10.10m, 20.20m, 30.30m, 45], 55.10m);
        Assert.Equal([0, 3], found!.Value.Indexes);
        Assert.True(found.Value.IsOnlyOne);
        Assert.Null(SubsetSum.Find([10.10m, 20.20m, 30.30m, 45], 55.11m));
    }

    [Fact]
    public void Of_several_sets_the_one_of_the_oldest_is_told_as_one_of_several()
    {
        var found = SubsetSum.Find([10, 20, 30, 5, 25], 30);
        Assert.Equal([0, 1], found!.Value.Indexes);
        Assert.False(found.Value.IsOnlyOne);
    }

    [Fact]
    public void One_alone_is_no_set_and_more_than_twelve_are_not_tried()
    {
        Assert.Null(SubsetSum.Find([30, 40], 30));
        Assert.Null(SubsetSum.Find([.. Enumerable.Repeat(10m, 13)], 20));
        Assert.NotNull(SubsetSum.Find([.. Enumerable.Repeat(10m, 12)], 120));
    }

    [Fact]
    public void What_goes_out_is_summed_the_same_way() =>
        Assert.Equal([0, 2], SubsetSum.Find([-10, -20, -30], -40)!.Value.Indexes);
}
