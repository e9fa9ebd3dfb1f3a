using ErpCrm.Platform.Records.Custom;

namespace ErpCrm.Ui.Lists.Own;

/// <summary>The values of a row in the fields of the company, read once for all columns: tables and files are written
/// row by row.</summary>
internal sealed class OwnValues<TRow>
    where TRow : class
{
    private TRow? _row;
    private CustomValues _values = CustomValues.Of(null);

    public CustomValues Of(TRow row)
    {
        if (!ReferenceEquals(_row, row)) (_row, _values) = (row, CustomValues.Of(((IShowsCustom)row).Custom));
        return _values;
    }
}
