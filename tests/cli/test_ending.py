"""A stop is found behind what Python makes of it."""

from policy_engine.cli.signals import StoppedError, behind


def dressed(stop: BaseException | None) -> Exception:
    try:
        try:
            if stop is not None:
                raise stop
        except BaseException as error:
            raise RuntimeError("Error calling __set_name__") from error
        raise ValueError
    except Exception as error:
        return error


def test_a_stop_behind_another_error_is_found():
    stop = StoppedError(15)
    assert behind(dressed(stop)) is stop


def test_an_error_without_a_stop_is_a_defect():
    assert behind(dressed(None)) is None
