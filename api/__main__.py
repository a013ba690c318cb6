"""`python -m api` is `iiot-policy`."""

from api.cli import main

if __name__ == "__main__":
    main()
