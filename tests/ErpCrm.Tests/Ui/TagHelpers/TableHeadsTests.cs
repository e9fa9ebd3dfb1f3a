using ErpCrm.Ui.TagHelpers;

namespace ErpCrm.Tests.Ui.TagHelpers;

public sealed class TableHeadsTests
{
    private const string Head =
        "<thead><tr><th scope=\"col\">Customer</th><th class=\"r\"><a href=\"?sort=x\">Open, KGS<svg/></a></th><th>Due</th></tr></thead>";

    [Fact]
    public void Every_cell_carries_the_head_of_its_column() => Assert.Equal(
        Head + "<tbody><tr><td data-head=\"Customer\">Ordo</td><td class=\"r\" data-head=\"Open, KGS\">10</td><td data-head=\"Due\">1.1.</td></tr></tbody>",
        TableTagHelper.WithHeads(Head + "<tbody><tr><td>Ordo</td><td class=\"r\">10</td><td>1.1.</td></tr></tbody>"));

    [Fact]
    public void A_cell_over_several_columns_has_no_head_and_those_after_it_have_their_own()
    {
        var html = TableTagHelper.WithHeads(Head + "<tfoot><tr><th colspan=\"2\">All</th><td>5</td></tr></tfoot>");
        Assert.Contains("<th colspan=\"2\">All</th><td data-head=\"Due\">5</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<td></td>")]
    [InlineData("<td>–</td>")]
    [InlineData("<td><span class=\"muted\">–</span></td>")]
    public void A_cell_without_a_value_says_so(string cell) =>
        Assert.Contains(" data-nothing>", TableTagHelper.WithHeads(Head + $"<tbody><tr>{cell}</tr></tbody>"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("<td><input name=\"x\"></td>")]
    [InlineData("<td>0</td>")]
    public void A_cell_with_a_control_or_a_figure_does_not(string cell) =>
        Assert.DoesNotContain("data-nothing", TableTagHelper.WithHeads(Head + $"<tbody><tr>{cell}</tr></tbody>"),
            StringComparison.Ordinal);
}
